import { mount } from 'svelte';
import App from './App.svelte';
import { connection } from './connection.svelte';
import './ui/theme.css';

mount(App, { target: document.getElementById('app')! });
void connection.keep();
