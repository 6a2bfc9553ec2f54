"""Exports networks from PyTorch to ONNX in the ways that its users write them, and what each reads of the images."""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

images_file, folder = sys.argv[1], Path(sys.argv[2])
images = torch.from_numpy(np.fromfile(images_file, dtype=np.float32).reshape(-1, 1, 28, 28))


class Viewed(nn.Module):
    """LeNet-5 as tutorials have it."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2 = nn.Linear(16 * 5 * 5, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        return self.fc2(torch.tanh(self.fc1(x)))


class Averaged(nn.Module):
    """Strides instead of pooling, and the mean over space."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.BatchNorm2d(8), nn.LeakyReLU(0.2),
            nn.Conv2d(8, 16, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(16), nn.ELU(),
        )
        self.last = nn.Linear(16, 10)

    def forward(self, x):
        return self.last(self.body(x).mean(dim=(2, 3)))


class ChannelsLast(nn.Module):
    """Takes images as TensorFlow has them."""

    def __init__(self):
        super().__init__()
        self.conv, self.last = nn.Conv2d(1, 4, 5, stride=2), nn.Linear(4 * 6 * 6, 10)

    def forward(self, x):
        x = nn.functional.avg_pool2d(torch.sigmoid(self.conv(x.permute(0, 3, 1, 2))), 2)
        return nn.functional.log_softmax(self.last(torch.flatten(x, 1)), dim=1)


class Scaled(nn.Module):
    """Scales its input itself."""

    def __init__(self):
        super().__init__()
        self.conv, self.last = nn.Conv2d(1, 4, 3), nn.Linear(4 * 13 * 13, 10)

    def forward(self, x):
        x = torch.relu(self.conv((x - 0.1307) / 0.3081))
        x = nn.functional.max_pool2d(x, 2)
        return torch.softmax(self.last(x.reshape(-1, x.shape[1] * x.shape[2] * x.shape[3])), dim=1)


def with_pooling():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True),
        nn.Conv2d(8, 12, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(12, 10),
    )


def of_rows():
    return nn.Sequential(
        nn.Linear(784, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(), nn.Linear(32, 16, bias=False), nn.ELU(0.5), nn.Linear(16, 10),
    )


IMAGE, LAST, ROW = (1, 28, 28), (28, 28, 1), (784,)
FREE = {"input": {0: "batch"}, "output": {0: "batch"}}
KEPT = torch.onnx.TrainingMode.PRESERVE  # keeps batch norms apart
FOLDED = torch.onnx.TrainingMode.EVAL

MODELS = {
    "viewed": (Viewed(), IMAGE, dict(dynamic_axes=FREE, opset_version=13)),
    "viewed_opset_9": (Viewed(), IMAGE, dict(dynamic_axes=FREE, opset_version=9)),
    "averaged": (Averaged(), IMAGE, dict(dynamic_axes=FREE, opset_version=16, training=KEPT)),
    "averaged_one_image": (Averaged(), IMAGE, dict(opset_version=12, training=FOLDED)),
    "channels_last": (ChannelsLast(), LAST, dict(dynamic_axes=FREE, opset_version=14)),
    "scaled": (Scaled(), IMAGE, dict(dynamic_axes=FREE, opset_version=11, do_constant_folding=False)),
    "pooled": (with_pooling(), IMAGE, dict(dynamic_axes=FREE, opset_version=15, training=KEPT)),
    "flattened": (nn.Sequential(nn.Flatten(), nn.Linear(784, 20), nn.Tanh(), nn.Linear(20, 10)), IMAGE, dict(opset_version=13)),
    "rows": (of_rows(), ROW, dict(dynamic_axes=FREE, opset_version=13, training=KEPT)),
}

torch.manual_seed(1)
for name, (model, shape, options) in MODELS.items():
    for module in model.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            for values in (module.weight, module.bias, module.running_mean):
                nn.init.normal_(values, 0.3, 0.5)
            nn.init.uniform_(module.running_var, 0.5, 2)
    model.eval()
    torch.onnx.export(
        model, torch.zeros(1, *shape), folder / f"{name}.onnx", input_names=["input"], output_names=["output"], **options
    )
    with torch.no_grad():
        answers = model(images.reshape(-1, *shape))
    # Whatever a network ends with, what is compared are probabilities.
    are_probabilities = bool(((answers >= 0) & (answers <= 1)).all())
    probabilities = answers if are_probabilities else torch.softmax(answers, dim=1)
    probabilities.numpy().tofile(folder / f"{name}.f32")

print(f"PyTorch {torch.__version__}")
