export { reluGradient, maxPoolGradient } from './activations';
export { channelBlend, channelSums } from './channels';
export { correlate, kernelGradient } from './convolution';
