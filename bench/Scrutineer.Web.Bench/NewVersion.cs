using System.Diagnostics;
using System.Text;
using Scrutineer.Elections.Entries;
using Scrutineer.Office;

namespace Scrutineer.Web.Bench;

/// <summary>How long after it is published a new version is answered, while many ask; clients, publisher and server share the machine.</summary>
internal static class NewVersion
{
    private const string Page = "/v/latest/en/index.html";

    public static async Task<int> Run(string folder, Options options)
    {
        var (rounds, clients) = (options.Number("--rounds", 20), options.Number("--clients", 200));
        var office = (await RecordOffice.Open(new RecordPaths(folder), TimeProvider.System, default)).Value;
        await using var server = await Site.Start(folder);
        using var client = Site.Client(server);
        using var stop = new CancellationTokenSource();
        var asked = 0L;
        var polling = Enumerable.Range(0, clients).Select(i => Task.Run(() => Poll(i))).ToArray();
        var channel = office.Fold.Publications[^1].Data.Channel;
        var stations = office.Election.Units.All.Where(u => office.Fold.Counting(channel, u.Code) is not null).Take(rounds + 1).ToList();
        var (seen, taken) = (new List<double>(), new List<double>());
        var begun = Stopwatch.StartNew();
        for (var round = 0; round <= rounds; round++)
        {
            await Task.Delay(700);
            var accepted = Stopwatch.StartNew();
            var unit = stations[round % stations.Count].Code;
            var last = office.Fold.Counting(channel, unit)!.Value;
            var form = new ProtocolForm(unit, channel, last.Version, null, null, last.Protocol.Lines, last.Protocol.Votes, null, []);
            var data = new ProtocolCorrected("measured", form);
            if (office.Append(new Author("district-commission", null), data, office.Fold.PrevOf(data)) is { IsOk: false, Refusal: { } refused }) throw new InvalidOperationException(refused.ToString());
            var released = (await office.Publish(channel, true, default)).Value;
            var published = Stopwatch.StartNew();
            var mark = $"data-version=\"{office.Fold.Publications[^1].Data.Size}\"";
            if (released.Blocked is not null) throw new InvalidOperationException("The publication was blocked.");
            while (!Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(Page, UriKind.Relative))).Contains(mark, StringComparison.Ordinal)) await Task.Delay(2);
            // The first round warms up.
            if (round == 0) continue;
            seen.Add(published.Elapsed.TotalMilliseconds);
            taken.Add(accepted.Elapsed.TotalMilliseconds);
        }

        await stop.CancelAsync();
        await Task.WhenAll(polling);
        Options.Say($"{office.Election.Units.All.Count(u => u.Level == "station"):N0} stations, {office.Size:N0} entries, {clients} clients, {asked / begun.Elapsed.TotalSeconds:N0} requests/s, {rounds} rounds");
        Options.Say($"from published to answered   p50 {Spread.At(seen, 0.5):F0} ms   p99 {Spread.At(seen, 0.99):F0} ms");
        Options.Say($"from accepted to answered    p50 {Spread.At(taken, 0.5):F0} ms   p99 {Spread.At(taken, 0.99):F0} ms");
        office.Dispose();
        return 0;

        async Task Poll(int number)
        {
            using var own = Site.Client(server);
            string? tag = null;
            try
            {
                for (var turn = number; !stop.IsCancellationRequested; turn++)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, turn % 2 == 0 ? "/current.json" : Page);
                    request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
                    if (tag is not null && turn % 2 == 1) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                    using var answer = await own.SendAsync(request, stop.Token);
                    await answer.Content.ReadAsByteArrayAsync(stop.Token);
                    if (turn % 2 == 1) tag = answer.Headers.ETag?.ToString();
                    Interlocked.Increment(ref asked);
                    await Task.Delay(500, stop.Token);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
