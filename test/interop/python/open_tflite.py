"""Opens TFLite models, of floats or of 8-bit numbers, with LiteRT's interpreter."""

import sys
from importlib.metadata import version
from pathlib import Path

import flatbuffers.table
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

images_file, *folders = sys.argv[1:]
images = np.fromfile(images_file, dtype=np.float32).reshape(-1, 28, 28, 1)


def read(file, images):
    model = Interpreter(str(file))
    (taken,) = model.get_input_details()
    assert (taken["shape_signature"] == [-1, 28, 28, 1]).all()
    model.resize_tensor_input(taken["index"], images.shape)
    model.allocate_tensors()
    (taken,), (given,) = model.get_input_details(), model.get_output_details()
    model.set_tensor(taken["index"], as_taken(images, taken))
    model.invoke()
    return as_real(model.get_tensor(given["index"]), given)


def as_taken(values, tensor):
    if tensor["dtype"] == np.float32:
        return values
    scale, zero_point = tensor["quantization"]
    return np.clip(np.round(values / scale) + zero_point, -128, 127).astype(tensor["dtype"])


def as_real(values, tensor):
    if tensor["dtype"] == np.float32:
        return values
    scale, zero_point = tensor["quantization"]
    return (values.astype(np.float32) - zero_point) * np.float32(scale)


def texts_of(file):
    """The texts among a model's metadata, by name."""
    model = schema.Model.GetRootAs(file.read_bytes())
    texts = {}
    for place in range(model.MetadataLength()):
        entry = model.Metadata(place)
        data = model.Buffers(entry.Buffer()).DataAsNumpy().tobytes()
        texts[entry.Name().decode()] = data if entry.Name() == b"TFLITE_METADATA" else data.decode()
    assert model.Description().decode() == f"{texts['name']}. {texts['description']}"
    return texts


def field(table, place):
    return table.Pos + table.Offset(4 + 2 * place)


def described(metadata):
    """The model's name, and its input's, in the metadata that tools show."""
    assert metadata[4:8] == b"M001"
    root = flatbuffers.table.Table(metadata, int.from_bytes(metadata[:4], "little"))
    name = root.String(field(root, 0)).decode()
    graphs = root.Vector(root.Offset(4 + 2 * 3))
    graph = flatbuffers.table.Table(metadata, root.Indirect(graphs))
    taken = flatbuffers.table.Table(metadata, graph.Indirect(graph.Vector(graph.Offset(4 + 2 * 2))))
    return name, taken.String(field(taken, 0)).decode(), taken.String(field(taken, 1)).decode()


for folder in map(Path, folders):
    (file,) = folder.glob("*.tflite")
    probabilities = read(file, images)
    assert np.abs(read(file, images[:1]) - probabilities[:1]).max() <= 1 / 256, "one image alone is read differently"
    signatures = Interpreter(str(file)).get_signature_list()
    assert signatures == {"serving_default": {"inputs": ["image"], "outputs": ["probabilities"]}}, signatures
    texts = texts_of(file)
    assert "centre of mass" in texts["preparation"] and texts["input_range"] == "0 (paper) to 1 (ink)"
    name, taken, description = described(texts["TFLITE_METADATA"])
    assert (name, taken) == (texts["name"], "image") and "centre of mass" in description
    probabilities.astype(np.float32).tofile(folder / "probabilities.f32")

print(f"LiteRT {version('ai-edge-litert')}")
