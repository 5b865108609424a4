using System.Text;
using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;

// One law through every part of the library that could need a runtime compiler: reading, evaluating, ties, persons, writing.
const string Case = """
    {"units":{"N":{"level":"nation"},"1":{"parent":"N","seats":2},"2":{"parent":"N","seats":3}},
     "lists":{"A":{},"B":{},"C":{"against-all":true}},
     "votes":{"1":{"A":60,"B":40,"C":1},"2":{"A":20,"B":70,"C":2}},
     "candidates":{"1":{"A":[{"id":"Ann","votes":5},{"id":"Bob","votes":9}]}},
     "law":{"id":"aot","ties":"lot","result":"S","steps":[
       {"do":"qualify","as":"in","if":{"all":[{"share":"5%","of":"valid"},{"not":{"attr":"against-all"}}]}},
       {"do":"weigh","as":"V"},
       {"do":"award","as":"T","seats":5,"among":"in","votes":"V","by":{"divisors":"sainte-lague"}},
       {"do":"balance","as":"S","among":"in","columns":"T","by":{"divisors":"sainte-lague"}},
       {"do":"fill","as":"M","seats":"S","order":"votes"}]}}
    """;
var read = VectorReader.Read(Encoding.UTF8.GetBytes(Case));
if (!read.IsOk) return Fail(read.Refusal!.ToString());
var outcome = Evaluator.Evaluate(read.Value.Law, read.Value.Data);
if (!outcome.IsOk) return Fail(outcome.Refusal!.ToString());
using var memory = new MemoryStream();
using (var json = new Utf8JsonWriter(memory))
{
    json.WriteStartObject();
    OutcomeJson.WriteMembers(json, outcome.Value, read.Value.Data);
    ExplanationJson.WriteMember(json, outcome.Value);
    json.WriteEndObject();
}

var written = Encoding.UTF8.GetString(memory.ToArray());
const string Expected = """{"seats":{"B":3,"A":2},"by_unit":{"1":{"A":1,"B":1},"2":{"A":1,"B":2}},"ties":[],"filled":{"M":{"1":{"A":["Bob"]}}}""";
return written.StartsWith(Expected, StringComparison.Ordinal) ? 0 : Fail(written);

static int Fail(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}
