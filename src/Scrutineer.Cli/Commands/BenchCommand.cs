using Scrutineer.Margins.Matters;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Files;
using Scrutineer.Interchange.Import;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer bench</c>: measured figures, each beside a yardstick from the same machine and minute.</summary>
internal static class BenchCommand
{
    public static Command Build()
    {
        var data = new Option<string?>("--data") { Description = "Folder with the shared election data; without it ../shared/data beside the repository." };
        var runs = new Option<int>("--runs") { Description = "How often each figure is taken; the median is printed.", DefaultValueFactory = _ => 5 };
        var command = new Command("bench", "Measure: a large file from archive to seats, and laws per second.") { data, runs };
        command.SetAction(parsed =>
        {
            var root = ProgramFolder.Find();
            var folder = parsed.GetValue(data) ?? Path.Combine(root, "..", "shared", "data");
            Terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription.Trim()}"));
            var table = Terminal.Table("What", ">Measured", ">Yardstick", "Yardstick is", ">Ratio");
            var refusal = LargeFile(table, root, Path.Combine(folder, "russia-2011", "2011.csv.zip"), int.Max(1, parsed.GetValue(runs)))
                ?? Laws(table, Path.Combine(folder, "..", "vectors", "seats"), parsed.GetValue(runs))
                ?? OfMargins(table, root, Path.Combine(folder, "kyrgyzstan-2020", "snapshot-late-2413.csv"), int.Max(1, parsed.GetValue(runs)));
            if (refusal is not null) return Exit.Refused(refusal);
            Terminal.Print(table);
            using var process = Process.GetCurrentProcess();
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Peak memory of this process: {process.PeakWorkingSet64 >> 20} MB."));
            return Exit.Done;
        });
        return command;
    }

    /// <summary>95,225 stations: zip to protocols, tallies, findings and seats; beside it unpacking and splitting the same file into fields.</summary>
    private static Refusal? LargeFile(TerminalTable table, string root, string archive, int runs)
    {
        var mapping = MappingReader.Read(Path.Combine(root, "elections", "ru-2011", "mapping.json"));
        if (!mapping.IsOk) return mapping.Refusal;
        if (!File.Exists(archive)) return new Refusal("file-missing", "The data file for this measurement is not there; name its folder with --data.", archive);
        var whole = Median(runs, () =>
        {
            var imported = Importer.Read(mapping.Value, [archive]);
            var state = CountState.Fold(imported.Value.Election, imported.Value.Batches);
            var tallies = TallyTable.Of(state, state.Election.DecidingChannel.Code);
            if (ElectionOutcome.Of(state.Election, tallies).Value.Outcome.SeatsOf("er") != 238) throw new InvalidOperationException("The seats are wrong.");
            if (Check.All(state).Length == 0) throw new InvalidOperationException("There are no findings.");
        });
        var fields = Median(runs, () =>
        {
            using var stream = InputFile.Open(archive).Value;
            using var rows = CsvRows.Open(stream, archive, mapping.Value.Style).Value;
            long length = 0;
            while (rows.Next())
                for (var i = 0; i < rows.Header.Count; i++) length += rows[i].Length;
            if (length == 0) throw new InvalidOperationException("The file is empty.");
        });
        table.AddRow("Russia 2011: zip to tallies, findings, seats", $"{Ms(whole)} ms", $"{Ms(fields)} ms", "unpack and split into fields only", Ratio(whole, fields));
        return null;
    }

    private static Refusal? Laws(TerminalTable table, string vectors, int runs)
    {
        foreach (var (file, what) in ((string, string)[])[("kg-2020.json", "Kyrgyzstan 2020: bar, Hare, largest remainder"), ("il-k25.json", "Israel 25: bar, D'Hondt over agreements"), ("es-201911.json", "Spain 2019: 52 provinces")])
        {
            var path = Path.Combine(vectors, file);
            var bytes = InputFile.ReadAll(path);
            if (!bytes.IsOk) return bytes.Refusal;
            var read = VectorReader.Read(bytes.Value);
            if (!read.IsOk) return read.Refusal!.In(path);
            var times = 0;
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 300 * runs)
            {
                if (!Evaluator.Evaluate(read.Value.Law, read.Value.Data).IsOk) throw new InvalidOperationException(file);
                times++;
            }

            table.AddRow(Terminal.Text(what), string.Create(CultureInfo.InvariantCulture, $"{times * 1000L / watch.ElapsedMilliseconds}/s"), "", "with full explanation, one thread", "");
        }

        return null;
    }

    /// <summary>Margins of 2,413 stations; beside each the law itself, once.</summary>
    private static Refusal? OfMargins(TerminalTable table, string root, string file, int runs)
    {
        var mapping = MappingReader.Read(Path.Combine(root, "elections", "kg-2020-late", "mapping.json"));
        if (!mapping.IsOk) return mapping.Refusal;
        var imported = Importer.Read(mapping.Value, [file]);
        if (!imported.IsOk) return imported.Refusal;
        var state = CountState.Fold(imported.Value.Election, imported.Value.Batches);
        var tallies = TallyTable.Of(state, state.Election.DecidingChannel.Code);
        var outcome = ElectionOutcome.Of(state.Election, tallies).Value;
        var stations = CountedStations.Of(state.Election, state, tallies, outcome);
        var law = Median(runs, () => Evaluator.Evaluate(state.Election.Law, outcome.Data));
        foreach (var (what, question) in ((string, MarginQuestion)[])
        [
            ("votes", new MarginQuestion()),
            ("stations", new MarginQuestion { ByVotes = false, ByStations = true, Stations = stations }),
            ("voters", new MarginQuestion { ByVotes = false, ByVoters = true, Stations = stations }),
        ])
        {
            var time = Median(runs, () =>
            {
                if (!MarginFinder.Find(state.Election.Law, outcome.Data, question).IsOk) throw new InvalidOperationException(what);
            });
            table.AddRow(Terminal.Text($"Kyrgyzstan 2020: margins by {what}, {stations.Length} stations"), $"{Ms(time)} ms", $"{law.TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture)} ms", "the law, once", "");
        }

        return null;
    }

    private static TimeSpan Median(int runs, Action work)
    {
        work(); // once to warm up
        var times = new List<TimeSpan>();
        for (var i = 0; i < runs; i++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);

    private static string Ratio(TimeSpan a, TimeSpan b) => (a / b).ToString("F2", CultureInfo.InvariantCulture);
}
