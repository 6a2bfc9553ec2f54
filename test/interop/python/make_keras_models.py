"""Makes Keras models as users have them, saves each as .keras and as .h5, and says what it answers."""

import json
import sys
import warnings
import zipfile
from pathlib import Path

import h5py
import keras
import numpy as np
from keras import Input, Sequential, layers

warnings.simplefilter("ignore")
images_file, folder = sys.argv[1], Path(sys.argv[2])
images = np.fromfile(images_file, dtype=np.float32).reshape(-1, 28, 28, 1)
random = np.random.default_rng(5)


def fill(model):
    """Gives every weight a value of its own, moving means and variances too."""
    model.set_weights(
        [
            (random.uniform(0.5, 1.5, weight.shape) if "variance" in weight.path else random.normal(0, 0.3, weight.shape))
            if weight.dtype == "float32"
            else keras.ops.convert_to_numpy(weight)
            for weight in model.weights
        ]
    )
    return model


def keep(name, model, shape=(28, 28, 1), factor=1.0, after=lambda answers: answers):
    fill(model)
    model.save(folder / f"{name}.keras")
    model.save(folder / f"{name}.h5")
    answers = model.predict(images.reshape(-1, *shape) * factor, verbose=0)
    np.asarray(after(answers), dtype=np.float32).tofile(folder / f"{name}.f32")
    return model


def softmax(logits):
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def functional(*chain, shape=(28, 28, 1)):
    values = start = Input(shape)
    for layer in chain:
        values = layer(values)
    return keras.Model(start, values, name="chain")


plain = keep(
    "sequential",
    Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.BatchNormalization(center=False, scale=False),
            layers.MaxPooling2D(),
            layers.SpatialDropout2D(0.2),
            layers.Conv2D(12, (3, 3), strides=2, padding="same", use_bias=False, activation="elu"),
            layers.BatchNormalization(center=False),
            layers.Dropout(0.3),
            layers.GaussianNoise(0.1),
            layers.Flatten(),
            layers.Dense(20, activation="tanh", use_bias=False),
            layers.BatchNormalization(scale=False),
            layers.Dense(10, activation="softmax"),
        ],
        name="my_digits",
    ),
)
keep(
    "functional",
    functional(
        layers.Conv2D(6, 5, padding="same", name="first-conv.1"),
        layers.LeakyReLU(negative_slope=0.1),
        layers.AveragePooling2D(3, strides=2, padding="same"),
        layers.Conv2D(8, 3, activation=layers.LeakyReLU(negative_slope=0.25)),
        layers.ReLU(negative_slope=0.05),
        layers.Conv2D(8, 3, activation="leaky_relu"),
        layers.ELU(alpha=0.4),
        layers.MaxPooling2D(3, padding="same"),
        layers.Activation("sigmoid"),
        layers.GlobalAveragePooling2D(),
        layers.Dense(16, activation=keras.activations.sigmoid),
        layers.Dense(10),
        layers.Softmax(),
    ),
)
keep(
    "rows",
    Sequential([Input((784,)), layers.BatchNormalization(), layers.Dense(32, activation="relu"), layers.Dense(10)]),
    shape=(784,),
    after=softmax,
)
keep(
    "reshaped",
    Sequential(
        [
            Input((784,)),
            layers.Reshape((28, 28, 1)),
            layers.Conv2D(4, 5, activation="relu"),
            layers.Reshape((-1,)),
            layers.Dense(10, activation="softmax"),
        ]
    ),
    shape=(784,),
)
keep(
    "without-channel",
    Sequential([Input((28, 28)), layers.Flatten(), layers.Dense(10, activation="softmax")]),
    shape=(28, 28),
)
keep(
    "bytes",
    Sequential(
        [
            Input((28, 28, 1)),
            layers.Rescaling(1 / 255),
            layers.RandomRotation(0.1),
            layers.Conv2D(4, 5, activation="relu"),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    ),
    factor=255,
)
keep(
    "both-signs",
    functional(
        layers.Rescaling(1 / 127.5, offset=-1),
        layers.Conv2D(4, 5, use_bias=False, activation="relu"),
        layers.Rescaling(2.0, offset=0.5),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ),
    factor=255,
)
keep(
    "channels-first",
    Sequential(
        [
            Input((1, 28, 28)),
            layers.Conv2D(5, 3, data_format="channels_first", activation="relu"),
            layers.BatchNormalization(axis=1),
            layers.MaxPooling2D(2, data_format="channels_first"),
            layers.Flatten(),
            layers.BatchNormalization(),
            layers.Dense(12, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    ),
    shape=(1, 28, 28),
)
keep(
    "permuted",
    functional(
        layers.Permute((3, 1, 2)),
        layers.Conv2D(5, 3, data_format="channels_first"),
        layers.Permute((2, 3, 1)),
        layers.Conv2D(6, 3),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ),
)


def legacy(name, config, weights):
    """What Keras 2 writes: `weights` are a layer's arrays by their names, in their order."""
    with h5py.File(folder / f"{name}.h5", "w") as file:
        file.attrs["backend"] = "tensorflow"
        file.attrs["keras_version"] = "2.9.0"
        file.attrs["model_config"] = json.dumps(config)
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [layer.encode() for layer in weights]
        for layer, arrays in weights.items():
            inner = group.create_group(layer)
            inner.attrs["weight_names"] = [f"{layer}/{part}:0".encode() for part in arrays]
            for part, array in arrays.items():
                inner[f"{layer}/{part}:0"] = array


def parts(layer):
    return {weight.name: keras.ops.convert_to_numpy(weight) for weight in layer.weights if weight.dtype == "float32"}


def keras_2(layer, **more):
    return {"class_name": type(layer).__name__, "config": {"name": layer.name, "trainable": True, "dtype": "float32", **more}}


conv = {"kernel_size": [3, 3], "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1}
settings = [
    {"filters": 8, **conv, "strides": [1, 1], "padding": "valid", "activation": "relu", "use_bias": True, "batch_input_shape": [None, 28, 28, 1]},
    {"axis": [3], "momentum": 0.99, "epsilon": 0.001, "center": False, "scale": False},
    {"pool_size": [2, 2], "strides": [2, 2], "padding": "valid", "data_format": "channels_last"},
    {"rate": 0.2, "noise_shape": None, "seed": None},
    {"filters": 12, **conv, "strides": [2, 2], "padding": "same", "activation": "elu", "use_bias": False},
    {"axis": [3], "momentum": 0.99, "epsilon": 0.001, "center": False, "scale": True},
    {"rate": 0.3, "noise_shape": None, "seed": None},
    {"stddev": 0.1},
    {"data_format": "channels_last"},
    {"units": 20, "activation": "tanh", "use_bias": False},
    {"axis": [1], "momentum": 0.99, "epsilon": 0.001, "center": True, "scale": False},
    {"units": 10, "activation": "softmax", "use_bias": True},
]
listed = [keras_2(layer, **more) for layer, more in zip(plain.layers, settings, strict=True)]
entry = {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 28, 28, 1], "dtype": "float32", "name": "input_1"}}
answers = (folder / "sequential.f32").read_bytes()
weights = {layer.name: parts(layer) for layer in plain.layers}

legacy("keras-2-sequential", {"class_name": "Sequential", "config": {"name": "sequential", "layers": [entry, *listed]}}, weights)
(folder / "keras-2-sequential.f32").write_bytes(answers)
legacy("keras-2.0", {"class_name": "Sequential", "config": listed}, weights)
(folder / "keras-2.0.f32").write_bytes(answers)
names = ["input_1", *(layer.name for layer in plain.layers)]
nodes = [
    {**layer, "name": layer["config"]["name"], "inbound_nodes": [[[before, 0, 0, {}]]]} for before, layer in zip(names, listed)
]
graph = {
    "name": "model_3",
    # Keras has them in the order that they were made, which need not be that of the chain.
    "layers": [{**entry, "name": "input_1", "inbound_nodes": []}, *reversed(nodes)],
    "input_layers": [["input_1", 0, 0]],
    "output_layers": [[names[-1], 0, 0]],
}
legacy("keras-2-functional", {"class_name": "Functional", "config": graph}, weights)
(folder / "keras-2-functional.f32").write_bytes(answers)

# Keras 2.12 has the layers' weights elsewhere in the archive.
with zipfile.ZipFile(folder / "sequential.keras") as old, zipfile.ZipFile(folder / "keras-2.12.keras", "w") as new:
    for file in ("metadata.json", "config.json"):
        new.writestr(file, old.read(file))
    (folder / "passing.h5").write_bytes(old.read("model.weights.h5"))
    with h5py.File(folder / "passing.h5", "a") as file:
        file.move("layers", "_layer_checkpoint_dependencies")
    new.write(folder / "passing.h5", "model.weights.h5")
(folder / "passing.h5").unlink()
(folder / "keras-2.12.f32").write_bytes(answers)

# Convolutions that are plain ones here.
keep(
    "convolutions",
    Sequential(
        [
            Input((28, 28, 1)),
            layers.Conv2D(4, 3, dilation_rate=2, padding="same", activation="relu6"),
            layers.SeparableConv2D(6, 3, strides=2, padding="same", depth_multiplier=2, activation="relu"),
            layers.DepthwiseConv2D(3, depth_multiplier=2, activation="relu"),
            layers.Conv2D(8, 3, groups=4, padding="same"),
            layers.Conv2D(8, (1, 4), padding="same"),
            layers.ReLU(max_value=3.0),
            layers.GlobalMaxPooling2D(),
            layers.Dense(10, activation="softmax"),
        ]
    ),
)

# Models within a model, and what only prepares images.
keep(
    "within",
    Sequential(
        [
            Input((28, 28, 1)),
            Sequential([layers.RandomRotation(0.1), layers.RandomFlip(), layers.Resizing(28, 28)], name="augmentation"),
            layers.Rescaling(2.0, offset=-1.0),
            layers.Conv2D(4, 3, padding="same", activation="relu"),
            Sequential([layers.ZeroPadding2D(1), layers.Conv2D(6, 3, strides=1, activation="relu"), layers.MaxPooling2D()], name="middle"),
            layers.Identity(),
            layers.Flatten(),
            Sequential([layers.Dense(16, activation="tanh"), layers.Dense(10, activation="softmax")], name="head"),
        ]
    ),
)

refused = folder / "refused"


def refuse(name, model):
    model.save(refused / f"{name}.keras")


start = Input((28, 28, 1))
branch = layers.Flatten()(layers.Add()([layers.Conv2D(4, 3, padding="same")(start), layers.Conv2D(4, 5, padding="same")(start)]))
refuse("branched", keras.Model(start, layers.Dense(10)(branch)))
def ending():
    return layers.Flatten(), layers.Dense(10, activation="softmax")


refuse("oblong", Sequential([Input((28, 28, 1)), layers.Conv2D(4, (3, 5), name="oblong"), *ending()]))
refuse("coloured", Sequential([Input((32, 32, 3)), layers.Flatten(), layers.Dense(10)]))
refuse("letters", Sequential([Input((28, 28, 1)), layers.Flatten(), layers.Dense(26, name="letters")]))
refuse("swish", Sequential([Input((28, 28, 1)), layers.Flatten(), layers.Dense(20, activation="swish", name="swish"), layers.Dense(10)]))
refuse("padded", Sequential([Input((28, 28, 1)), layers.ZeroPadding2D(2, name="zeros"), layers.Conv2D(4, 3, name="narrow"), *ending()]))

print(f"keras {keras.__version__}")
