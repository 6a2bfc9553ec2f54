export { rectifierGradient } from './activations';
export { channelBlend, channelSums } from './channels';
export { correlate, kernelGradient } from './convolution';
export { averagePoolGradient, maxPoolGradient } from './pooling';
