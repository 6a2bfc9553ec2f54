import '../../../../src/renderer/ui/theme.css';
