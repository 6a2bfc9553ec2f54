// @ts-check
/**
 * Stands in for the module `electron` where its runtime can't be had: the part of it that Inkling uses, in Node, with the
 * window shown in Chromium. What Electron refuses, this refuses too.
 */
import { takeOrders } from './orders.js';
import * as electron from './parts.js';

// A test puts answers of its own in place of what the parts hold, not of the parts.
takeOrders(electron);

export * from './parts.js';
