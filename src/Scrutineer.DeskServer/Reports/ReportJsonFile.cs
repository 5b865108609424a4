using System.Collections.Immutable;
using System.Text.Json;
using Scrutineer.DeskServer.Api;
using Scrutineer.Elections;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Reports;

/// <summary>Machine reports as a JSON list of <c>{"id": "…", "unit": "…", "lines": {…}, "votes": {…}}</c>; the id may be left out.</summary>
internal static class ReportJsonFile
{
    /// <summary>The rows. Refuses <c>report-file-form</c>.</summary>
    public static Result<ImmutableArray<ReportRow>> Rows(Election election, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ReportItemJson[]>(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes, ApiJson.Options) is { } items && items.All(i => i is not null)
                ? items.Select((item, i) => Row(election, item, i + 1)).ToImmutableArray()
                : new Refusal("report-file-form", "The list is null.");
        }
        catch (JsonException e)
        {
            return new Refusal("report-file-form", "The file is no list of reports.", null, e.LineNumber is { } line ? (int)line + 1 : null, e.Path);
        }
    }

    private static ReportRow Row(Election election, ReportItemJson item, int line)
    {
        var figures = new ReportJson("", item.Lines, item.Votes).Read(election);
        return figures.IsOk ? new ReportRow(line, item.Id, item.Unit, figures.Value.ToArray().ToArray()) : new ReportRow(line, item.Id, item.Unit, figures.Refusal!);
    }
}

internal sealed record ReportItemJson(string Unit, Dictionary<string, long> Lines, Dictionary<string, long> Votes, string Id = "");
