import { mount } from 'svelte';
import App from './App.svelte';
import { followMenu } from './menu-commands';
import { takeOpenedFiles } from './opened-files';
import { AppState } from './state/app-state';
import { Connection } from './state/connection/connection.svelte';
import { keptDrawing } from './state/pad/kept-drawing';
import './ui/theme.css';

const connection = new Connection();
const app = new AppState(connection);
const kept = keptDrawing();
if (kept) app.pad.layDrawing(kept);
const target = document.getElementById('app');
if (target) mount(App, { target, props: { app } });
followMenu(app);
takeOpenedFiles(app);
void connection.keep();
