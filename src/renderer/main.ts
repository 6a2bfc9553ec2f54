import { mount } from 'svelte';
import App from './App.svelte';
import { connection } from './state/connection/connection.svelte';
import { followMenu } from './menu-commands';
import './ui/theme.css';

mount(App, { target: document.getElementById('app')! });
followMenu();
void connection.keep();
