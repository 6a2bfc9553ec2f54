"""Opens .keras archives with Keras 3."""

import json
import sys
import warnings
import zipfile
from pathlib import Path

import keras
import numpy as np

# What Keras has to remark on an archive is a fault of ours.
warnings.simplefilter("error", UserWarning)

images_file, *folders = sys.argv[1:]
images = np.fromfile(images_file, dtype=np.float32).reshape(-1, 28, 28, 1)

for folder in map(Path, folders):
    (file,) = folder.glob("*.keras")
    model = keras.saving.load_model(file)
    assert isinstance(model, keras.Sequential) and model.name == file.stem.replace("-", "_"), model.name
    assert (model.input_shape, model.output_shape) == ((None, 28, 28, 1), (None, 10))

    lines = []
    model.summary(print_fn=lines.append)
    assert all(layer.name in "\n".join(lines) for layer in model.layers), "a layer is not in the summary"

    with zipfile.ZipFile(file) as archive:
        metadata = json.loads(archive.read("metadata.json"))
    assert metadata["keras_version"][0] == "3"
    assert "centre of mass" in metadata["inkling"]["preparation"]
    assert metadata["inkling"]["input_range"] == "0 (paper) to 1 (ink)"
    assert "temperature" in metadata["inkling"]["temperature"]

    probabilities = model.predict(images, verbose=0, batch_size=250)
    alone = model.predict(images[:1], verbose=0)
    assert np.abs(alone - probabilities[:1]).max() < 1e-5, "one image alone is read differently"
    probabilities.astype(np.float32).tofile(folder / "probabilities.f32")

    # It can be trained further, and saved again by Keras.
    model.compile(loss="sparse_categorical_crossentropy")
    model.save(folder / "saved-again.h5")
    model.save(folder / "saved-again.keras")

print(f"keras {keras.__version__}")
