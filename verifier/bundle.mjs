#!/usr/bin/env node
// Writes index.html: page.html with page.css and the modules of src/ inlined, each module in a scope of its own,
// and a content security policy that allows exactly this script and this style.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const text = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const digest = content => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const IMPORT = /^import \{ ([^}]+) \} from '\.\/([a-z0-9-]+)\.js';$/gm;
const EXPORT = /^export ((?:async )?(?:const|class|function\*?) ([A-Za-z0-9_]+))/gm;

export function bundle() {
  const done = [], out = [], under = [];
  const variable = name => '_' + name.replaceAll('-', '_');
  const add = name => {
    if (done.includes(name)) return;
    if (under.includes(name)) throw new Error(`modules in a circle: ${[...under, name].join(' ')}`);
    under.push(name);
    const source = text(`src/${name}.js`), exported = [...source.matchAll(EXPORT)].map(m => m[2]);
    for (const [, , other] of source.matchAll(IMPORT)) add(other);
    under.pop();
    const body = source.replace(IMPORT, (_, names, other) => `const { ${names} } = ${variable(other)};`).replace(EXPORT, '$1');
    if (/^(import|export)\b/m.test(body)) throw new Error(`${name}.js: an import or export of another form`);
    out.push(`// ${name}.js\nconst ${variable(name)} = (() => {\n${body}return { ${exported.join(', ')} };\n})();\n`);
    done.push(name);
  };
  add('page');
  const script = `'use strict';\n(() => {\n${out.join('\n')}})();\n`, style = text('page.css');
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('a script or style that would end its element');
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; connect-src *; base-uri 'none'; form-action 'none'`;
  const parts = { policy, style, script };
  return text('page.html').replace(/\{\{([a-z]+)\}\}/g, (_, name) => parts[name]);
}

const target = new URL('index.html', import.meta.url);
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, bundle());
