using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Scrutineer.Desk.Bench;
using Scrutineer.DeskServer;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Elections.Entries;
using Scrutineer.Office;

// dotnet run -c Release --project bench/Scrutineer.Desk.Bench -- DIR [--typists 50] [--minutes 10] [--rate 9.4]
// DIR is an election folder with a record that has stations and no protocols (`open FOLDER --out DIR --empty`); it is typed full.
// The yardstick is the peer's design load, 1,350 entries in 4 hours (facts of Abacus); 9.4 entries a second is a hundred times that.
// dotnet run -c Release --project bench/Scrutineer.Desk.Bench -- wall DIR [--stations 100000]
// measures the progress wall instead.
if (args.Length == 0) return 2;
if (args is ["wall", var like, ..])
{
    await WallBench.Run(like, (int)Number("--stations", 100_000));
    return 0;
}

var (folder, typists, minutes, rate) = (args[0], (int)Number("--typists", 50), Number("--minutes", 10), Number("--rate", 9.4));
var paths = new RecordPaths(folder);
var took = new ConcurrentBag<double>();
var server = await Start();
var address = server.Address;
var admin = new Person(() => address, "admin", took);
await admin.Begin((await StaffAccounts.CreateFirst(paths, "admin", "admin", TimeProvider.System)).Value);
using var second = new Person(() => address, "second", took);
await second.Begin((await StaffAccounts.CreateFirst(paths, "second", "second", TimeProvider.System)).Value);
var root = server.Desk.Election.Units[server.Desk.Election.Units.Root].Code;
var csv = "login,name,role,unit\nkai,Kai,coordinator," + root + "\n" + string.Concat(Enumerable.Range(1, typists).Select(i => $"typist{i:000},Typist {i},typist,{root}\n"));
var accounts = await admin.Accounts(second, csv);
var people = new List<Person>();
foreach (var account in accounts.EnumerateArray())
{
    var person = new Person(() => address, account.GetProperty("login").GetString()!, took);
    await person.Begin(account.GetProperty("password").GetString()!);
    people.Add(person);
}

var (kai, staff) = (people[0], people.Skip(1).ToList());
await kai.Good(HttpMethod.Post, $"sittings/{root}", new { wanted = "open", seen = "not-opened", confirm = new { password = kai.Password } });
var channel = server.Desk.Election.DecidingChannel.Code;
var places = server.Desk.Election.Form.Lines.Length + server.Desk.Election.Lists.Length;
took.Clear();
var (entries, recorded, mistakes, refused) = (0, new ConcurrentDictionary<string, long>(), 0, new ConcurrentDictionary<string, int>());
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
var begun = Stopwatch.StartNew();
var work = staff.Select((person, i) => Task.Run(() => Type(person, i))).Append(Task.Run(Coordinate)).ToList();
await Task.Delay(TimeSpan.FromMinutes(minutes / 2));
var away = Stopwatch.StartNew();
await server.DisposeAsync();
server = await Start();
address = server.Address;
Say($"Restarted in the middle: away for {away.Elapsed.TotalSeconds:F1} s");
await Task.WhenAll(work);
var seconds = begun.Elapsed.TotalSeconds;
var sorted = took.Order().ToArray();
Say($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; {typists} typists, {seconds:F0} s, {entries} entries ({entries / seconds:F1}/s, {entries / seconds / (1_350 / 14_400.0):F0} times 1,350 in 4 hours), {sorted.Length} requests");
Say($"answers: p50 {At(0.5):F0} ms, p99 {At(0.99):F0} ms, slowest {sorted[^1]:F0} ms; {mistakes} typing mistakes; refusals: {string.Join(", ", refused.Select(r => $"{r.Key} {r.Value}"))}");
await server.DisposeAsync();
Check();
return 0;

async Task Type(Person person, int number)
{
    var random = new Random(number);
    var pause = TimeSpan.FromSeconds(typists / rate);
    await Task.Delay(pause * random.NextDouble());
    while (!stop.IsCancellationRequested)
    {
        var turn = Stopwatch.StartNew();
        var task = await person.Send(HttpMethod.Post, "tasks/next");
        if (task.Status != 200)
        {
            if (task.Status != 204) Refused(task.Body);
            await Task.Delay(1_000);
            continue;
        }

        var unit = task.Body!.Value.GetProperty("unit").GetString()!;
        var paper = Paper(unit);
        var fields = task.Body!.Value.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("place").GetInt32()).ToList();
        var numbers = fields.ToDictionary(f => f, f => (long?)paper[f]);
        if (random.Next(50) == 0)
        {
            numbers[fields[random.Next(fields.Count)]] += 1;
            Interlocked.Increment(ref mistakes);
        }

        await person.Send(HttpMethod.Put, $"tasks/{unit}/{channel}/draft", new { typed = numbers.Take(5).ToDictionary(n => n.Key, n => n.Value!.Value.ToString(CultureInfo.InvariantCulture)) });
        var done = await person.Send(HttpMethod.Post, $"tasks/{unit}/{channel}/finish", new { numbers });
        if (done.Status == 200)
        {
            Interlocked.Increment(ref entries);
            if (done.Body!.Value.GetProperty("stage").GetString() == "recorded") recorded[unit] = done.Body.Value.GetProperty("index").GetInt64();
        }
        else
        {
            Refused(done.Body);
        }

        if (pause > turn.Elapsed) await Task.Delay(pause - turn.Elapsed);
    }
}

// Sends back what differs, and answers for what is found.
async Task Coordinate()
{
    while (!stop.IsCancellationRequested)
    {
        var stations = await kai.Send(HttpMethod.Get, $"stations/{root}");
        if (stations.Status == 200)
        {
            foreach (var station in stations.Body!.Value.EnumerateArray().Where(s => s.GetProperty("stage").GetString() is "differing" or "deciding"))
            {
                var unit = station.GetProperty("unit").GetString()!;
                var seen = (await kai.Send(HttpMethod.Get, $"protocols/{unit}/{channel}")).Body!.Value.GetProperty("seen").GetString();
                var done = station.GetProperty("stage").GetString() == "differing"
                    ? await kai.Send(HttpMethod.Post, $"protocols/{unit}/{channel}/return", new { seen })
                    : await kai.Send(HttpMethod.Post, $"protocols/{unit}/{channel}/accept", new { seen, reason = "measured", confirm = new { password = kai.Password } });
                if (done.Status != 200) Refused(done.Body);
            }
        }

        await Task.Delay(1_000);
    }
}

void Refused(JsonElement? body) =>
    refused.AddOrUpdate(body is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("code", out var code) ? code.GetString()! : "other", 1, (_, n) => n + 1);

// Every paper says the same of its station each time, and fits the equations of the Kyrgyz form.
long[] Paper(string unit)
{
    var election = server.Desk.Election;
    var seed = unit.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
    var random = new Random(seed);
    var numbers = new long[places];
    for (var i = election.Form.Lines.Length; i < places; i++) numbers[i] = random.Next(1, 40);
    var valid = numbers.Sum();
    foreach (var line in (string[])["received", "issued_inside", "participants", "stationary", "valid"]) numbers[election.Form.Find(line)] = valid;
    numbers[election.Form.Find("registered")] = election.Units[election.Units.Find(unit)].Registered ?? valid;
    return numbers;
}

// Nothing that was acknowledged is lost, and nothing is there twice.
void Check()
{
    using var store = Files.ReadStore(paths).Value;
    var units = new HashSet<string>();
    var twice = 0;
    foreach (var (_, _, entry) in RecordReading.Entries(store, 0, long.MaxValue))
        if (entry.Data is ProtocolReported reported && !units.Add(reported.Protocol.Unit)) twice++;
    var lost = recorded.Keys.Count(u => !units.Contains(u));
    Say($"{units.Count} protocols in the record, {recorded.Count} acknowledged as recorded, {lost} of them lost, {twice} entered twice");
}

async Task<DeskServer> Start()
{
    var started = await DeskServer.StartAsync(new DeskServerOptions(folder) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Tell = Console.Error.WriteLine });
    return started.IsOk ? started.Value : throw new InvalidOperationException(started.Refusal!.ToString());
}

double At(double part) => sorted[int.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)];

double Number(string name, double otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
