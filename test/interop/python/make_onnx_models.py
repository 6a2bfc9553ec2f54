"""Makes ONNX models as other exporters write them, node by node, and what ONNX Runtime reads of the images with each."""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

images_file, folder = sys.argv[1], Path(sys.argv[2])
images = np.fromfile(images_file, dtype=np.float32).reshape(-1, 28, 28)
random = np.random.default_rng(1)


def weights(*shape):
    return (random.standard_normal(shape) / np.sqrt(max(np.prod(shape[1:]), 1))).astype(np.float32)


def save(name, shape, nodes, constants, opset=13, as_lists=False, also_inputs=False):
    """`as_lists`: numbers in float_data rather than as bytes; `also_inputs`: as old exporters have it."""
    initializers = [numpy_helper.from_array(np.asarray(value), key) for key, value in constants.items()]
    if as_lists:
        initializers = [
            helper.make_tensor(key, helper.np_dtype_to_tensor_dtype(np.asarray(value).dtype), np.shape(value), np.asarray(value).flatten().tolist())
            for key, value in constants.items()
        ]
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", *shape])]
    if also_inputs:
        inputs += [helper.make_tensor_value_info(one.name, one.data_type, one.dims) for one in initializers]
    output = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 10])
    graph = helper.make_graph(nodes, name, inputs, [output], initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, folder / f"{name}.onnx")
    answers = onnxruntime.InferenceSession(folder / f"{name}.onnx").run(None, {"x": images.reshape(-1, *shape)})[0]
    answers = answers.reshape(len(images), 10)
    if nodes[-1].op_type != "Softmax":
        answers = np.exp(answers - answers.max(axis=1, keepdims=True))
        answers /= answers.sum(axis=1, keepdims=True)
    answers.astype(np.float32).tofile(folder / f"{name}.f32")


node = helper.make_node

# As Microsoft's CNTK wrote the MNIST model of the ONNX zoo: biases added apart, weights reshaped in the graph.
save(
    "added_biases",
    (1, 28, 28),
    [
        node("Conv", ["x", "k1"], ["a"], kernel_shape=[5, 5], strides=[1, 1], auto_pad="SAME_UPPER", dilations=[1, 1]),
        node("Add", ["a", "b1"], ["b"]),
        node("Relu", ["b"], ["c"]),
        node("MaxPool", ["c"], ["d"], kernel_shape=[3, 3], strides=[3, 3], auto_pad="NOTSET", pads=[0, 0, 0, 0]),
        node("Reshape", ["d", "row"], ["e"]),
        node("Reshape", ["w", "table"], ["w2"]),
        node("MatMul", ["e", "w2"], ["f"]),
        node("Add", ["f", "b2"], ["y"]),
    ],
    {
        "k1": weights(8, 1, 5, 5), "b1": weights(8, 1, 1), "row": np.array([-1, 648]), "w": weights(8, 9, 9, 10),
        "table": np.array([648, 10]), "b2": weights(1, 10),
    },
    opset=8,
    as_lists=True,
    also_inputs=True,
)

# As tf2onnx writes a Keras model: images with channels last, turned for the convolution and turned back to be flattened.
save(
    "turned",
    (28, 28, 1),
    [
        node("Transpose", ["x"], ["a"], perm=[0, 3, 1, 2]),
        node("Conv", ["a", "k"], ["b"], kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1]),
        node("BatchNormalization", ["b", "g", "be", "m", "v"], ["c"], epsilon=1e-3),
        node("Elu", ["c"], ["d"], alpha=0.8),
        node("AveragePool", ["d"], ["e"], kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER"),
        node("Transpose", ["e"], ["f"], perm=[0, 2, 3, 1]),
        node("Constant", [], ["shape"], value=numpy_helper.from_array(np.array([-1, 7 * 7 * 6]))),
        node("Reshape", ["f", "shape"], ["h"]),
        node("MatMul", ["h", "w"], ["i"]),
        node("Add", ["b2", "i"], ["j"]),
        node("Softmax", ["j"], ["y"], axis=1),
    ],
    {
        "k": weights(6, 1, 3, 3), "g": weights(6), "be": weights(6), "m": weights(6),
        "v": np.abs(weights(6)) + np.float32(0.5), "w": weights(7 * 7 * 6, 10), "b2": weights(10),
    },
)

# Means over space in the other ways, and numbers scaled between layers.
save(
    "meant",
    (1, 28, 28),
    [
        node("Conv", ["x", "k"], ["a"], pads=[2, 2, 2, 2]),
        node("LeakyRelu", ["a"], ["b"], alpha=0.1),
        node("MaxPool", ["b"], ["c"], kernel_shape=[2, 2], strides=[2, 2]),
        node("Mul", ["c", "scale"], ["d"]),
        node("Sub", ["one", "d"], ["e"]),
        node("Dropout", ["e", "rate"], ["f"]),
        node("GlobalAveragePool", ["f"], ["g"]),
        node("Squeeze", ["g", "axes"], ["h"]),
        node("Gemm", ["h", "w", "bias"], ["i"], alpha=0.5, beta=2.0, transB=1),
        node("Identity", ["i"], ["y"]),
    ],
    {
        "k": weights(12, 1, 5, 5), "scale": weights(12, 1, 1), "one": np.float32(1), "rate": np.float32(0.2),
        "axes": np.array([2, 3]), "w": weights(10, 12), "bias": weights(10),
    },
)

save(
    "reduced",
    (1, 28, 28),
    [
        node("Conv", ["x", "k"], ["a"], strides=[2, 2]),
        node("Tanh", ["a"], ["b"]),
        node("ReduceMean", ["b", "axes"], ["c"], keepdims=0),
        node("Div", ["c", "by"], ["d"]),
        node("MatMul", ["d", "w"], ["y"]),
    ],
    {"k": weights(10, 1, 4, 4), "axes": np.array([-1, -2]), "by": np.float32(0.05), "w": weights(10, 10)},
    opset=18,
)

# A flattening of the image with channels first of more than one, then a batch norm of its numbers.
save(
    "normalized_row",
    (784,),
    [
        node("Reshape", ["x", "image"], ["a"]),
        node("Conv", ["a", "k"], ["b"], strides=[3, 3]),
        node("MaxPool", ["b"], ["c"], kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1),
        node("Flatten", ["c"], ["d"]),
        node("BatchNormalization", ["d", "g", "be", "m", "v"], ["e"]),
        node("Sigmoid", ["e"], ["f"]),
        node("Gemm", ["f", "w", "bias"], ["i"]),
        node("Softmax", ["i"], ["y"]),
    ],
    {
        "image": np.array([0, 1, 28, 28]), "k": weights(5, 1, 3, 3), "g": weights(125), "be": weights(125), "m": weights(125),
        "v": np.abs(weights(125)) + np.float32(0.5), "w": weights(125, 10), "bias": weights(10),
    },
)

print(f"onnxruntime {onnxruntime.__version__}")
