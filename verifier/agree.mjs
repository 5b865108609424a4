// Says where this verifier and another one disagree: node agree.mjs DIR, where DIR/cases.json lists {case, verified, step, policy, remembered}
// and DIR/CASE is a published record. Exit 0: none; 1: some, each on a line.
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dir = process.argv[2], program = fileURLToPath(new URL('./verify.mjs', import.meta.url)), run = promisify(execFile);
const cases = JSON.parse(await readFile(join(dir, 'cases.json'), 'utf8'));
const scratch = await mkdtemp(join(tmpdir(), 'agree-'));

// This verifier remembers origin, size and root.
function memory(checkpoint) {
  if (checkpoint === null) return null;
  const [origin, size, root] = checkpoint.split('\n');
  if (!/^[A-Za-z0-9+/]{43}=$/.test(root ?? '')) return undefined;
  return JSON.stringify({ [origin]: { size: Number(size), root } });
}

async function report(one) {
  const args = [program, join(dir, one.case), '--json'];
  for (const [option, text] of [['--policy', one.policy], ['--remember', memory(one.remembered)]]) {
    if (text === null) continue;
    // What the other remembers and cannot read itself is not a matter of the record.
    if (text === undefined) return null;
    const file = join(scratch, one.case + option);
    await writeFile(file, text);
    args.push(option, file);
  }
  const { stdout, stderr } = await run(process.execPath, args, { maxBuffer: 1 << 26 }).catch(error => error);
  return stdout ? JSON.parse(stdout) : { verified: false, steps: [{ step: '?', state: 'failed', what: stderr.split('\n')[0] }] };
}

let differences = 0;
const waiting = [...cases];
async function work() {
  for (let one; (one = waiting.pop());) {
    const said = await report(one);
    if (said === null) continue;
    const first = said.steps.find(step => step.state === 'failed')?.step ?? null;
    if (said.verified === one.verified && first === one.step) continue;
    differences++;
    const what = said.steps.filter(step => step.state === 'failed').map(step => `${step.step} ${step.what} ${step.where ?? ''}`).join('; ');
    console.log(`${one.case}: the other says ${one.verified ? 'verified' : one.step}; this one ${said.verified ? 'verified' : what || 'not verified'}`);
  }
}
await Promise.all([work(), work()]);
await rm(scratch, { recursive: true });
console.log(`${cases.length} records, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
