// The three syntaxes say the same statements, the shapes hold, and the shapes notice when a statement is missing.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [judges, base] = process.argv.slice(2);
const require = createRequire(judges + '/');
const { Parser, Store } = require('n3');
const jsonld = require('jsonld');
const { default: Validator } = await import(require.resolve('rdf-validate-shacl'));

const read = (path) => new Parser().parse(fs.readFileSync(path, 'utf8'));
const key = (q) => JSON.stringify([q.subject.value, q.predicate.value, q.object.termType, q.object.value,
  q.object.language ?? '', q.object.datatype?.value ?? '']);
const turtle = read(base + '.turtle');
const quads = await jsonld.toRDF(JSON.parse(fs.readFileSync(base + '.jsonld', 'utf8')), { format: 'application/n-quads' });
const sets = [turtle, read(base + '.ntriples'), new Parser().parse(quads)].map((all) => new Set(all.map(key)));
const same = (a, b) => a.size === b.size && [...a].every((one) => b.has(one));
if (sets[0].size === 0 || !same(sets[0], sets[1]) || !same(sets[0], sets[2])) {
  console.log('different statements', sets.map((set) => set.size));
  process.exit(1);
}
const validator = new Validator(new Store(read(base + '.shacl')), { allowNamedNodeInList: true });
const report = await validator.validate(new Store(turtle));
if (!report.conforms) {
  for (const result of report.results.slice(0, 5)) console.log(result.focusNode.value, result.path?.value, result.message);
  process.exit(1);
}
const damaged = turtle.filter((q) => q.predicate.value !== 'urn:jitu:vocabulary#mode');
process.exit((await validator.validate(new Store(damaged))).conforms ? 1 : 0);
