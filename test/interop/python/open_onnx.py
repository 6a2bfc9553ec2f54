"""Opens ONNX models with ONNX Runtime, after ONNX's own checker has looked at them."""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

images_file, *folders = sys.argv[1:]
images = np.fromfile(images_file, dtype=np.float32).reshape(-1, 1, 28, 28)

for folder in map(Path, folders):
    (file,) = folder.glob("*.onnx")
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    described = {value.name for value in model.graph.value_info}
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    assert {value.name for value in inferred.graph.value_info} == described, "a value is not described"

    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    (taken,), (given,) = session.get_inputs(), session.get_outputs()
    assert (taken.name, taken.shape, given.name, given.shape) == ("image", ["batch", 1, 28, 28], "probabilities", ["batch", 10])
    properties = session.get_modelmeta().custom_metadata_map
    assert "centre of mass" in properties["preparation"] and properties["input_range"] == "0 (paper) to 1 (ink)"
    assert "temperature" in properties["temperature"]

    probabilities = session.run(None, {"image": images})[0]
    alone = session.run(None, {"image": images[:1]})[0]
    assert np.abs(alone - probabilities[:1]).max() < 1e-5, "one image alone is read differently"
    probabilities.astype(np.float32).tofile(folder / "probabilities.f32")

print(f"onnxruntime {onnxruntime.__version__}")
