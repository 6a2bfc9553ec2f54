"""Opens exports for PyTorch by their own model.py."""

import runpy
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open

images_file, *folders = sys.argv[1:]
images = torch.from_numpy(np.fromfile(images_file, dtype=np.float32).reshape(-1, 1, 28, 28))

for folder in map(Path, folders):
    model = runpy.run_path(str(folder / "model.py"))["load"]()
    with safe_open(str(folder / "weights.safetensors"), framework="np") as file:
        metadata = file.metadata()
        # Running counts of batches are of no use to who reads.
        stored = {name for name in model.state_dict() if not name.endswith("num_batches_tracked")}
        assert stored == set(file.keys()), stored ^ set(file.keys())
    assert "centre of mass" in metadata["preparation"] and metadata["input_range"] == "0 (paper) to 1 (ink)"
    assert "temperature" in metadata["temperature"] and metadata["format"] == "pt"

    with torch.no_grad():
        probabilities = torch.cat([model(some) for some in images.split(250)])
        alone = model(images[:1])
    assert (alone - probabilities[:1]).abs().max() < 1e-5, "one image alone is read differently"
    probabilities.numpy().astype(np.float32).tofile(folder / "probabilities.f32")

print(f"torch {torch.__version__}")
