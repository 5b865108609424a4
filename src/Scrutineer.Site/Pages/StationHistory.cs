using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages;

/// <summary>Every entry of a station: what changed, when, by which role, and why.</summary>
internal static class StationHistory
{
    private const int MostChanges = 12;

    public static void Write(SitePage page, int unit)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var entries = edition.HistoryOf(unit).ToList();
        if (entries.Count == 0) return;
        page.Sections.Begin("history", words["history.heading"], words["history.under"]);
        Tables.Begin(html, words["history.caption"], 5, [words["history.entry"], words["history.time"], words["history.what"], words["history.by"], words["history.changed"]], isCaptionHidden: true, style: "history");
        var before = new Dictionary<string, ProtocolForm>(StringComparer.Ordinal);
        foreach (var (index, entry) in entries)
        {
            var data = (UnitEntry)entry.Data;
            html.Open("tr").Open("th", ("scope", "row"));
            if (EntryFiles.AreListed(edition)) page.Link(page.ToRoot(EntryFiles.EntryPath(index)), Frame.Plain(index));
            else html.Text(Frame.Plain(index));
            html.Close();
            html.Element("td", Moments.Time(words, entry.Time));
            html.Element("td", $"{words[$"entry.{EntryTypes.Of(data)}"]}, {Names.Channel(edition.Election, data.Channel, page.Language)}");
            html.Element("td", words.Code("role", entry.By.Role) + (entry.By.Key is { } key ? $" ({key})" : ""));
            html.Open("td");
            Changes(page, data, before.GetValueOrDefault(data.Channel));
            html.Close().Close();
            if (Form(data) is { } form && data is not ProtocolRepeated) before[data.Channel] = form;
        }

        Tables.End(html);
        html.Close();
    }

    private static void Changes(SitePage page, UnitEntry data, ProtocolForm? before)
    {
        var (html, words) = (page.Html, page.Words);
        if (Reason(data) is { } reason) html.Element("em", reason).Text(" ");
        if (data is ProtocolEntered entered)
        {
            html.Text(words.Text($"entered.{entered.Method}", string.Join(", ", entered.By)));
            if (entered.Settled.Length > 0) html.Text(words.Text("entered.settled", string.Join(", ", entered.Settled)));
        }

        if (Form(data) is not { } form || before is null) return;
        var changes = FormChange.Between(page.Edition.Election, before, form, page.Language).ToList();
        html.Text(changes.Count == 0 ? words["history.same"] : string.Join("; ", changes.Take(MostChanges)));
        if (changes.Count > MostChanges) html.Text(" " + words.Count("history.more", changes.Count - MostChanges));
    }

    internal static string? Reason(EntryData data) => data switch
    {
        ProtocolCorrected corrected => corrected.Reason,
        ProtocolWithdrawn withdrawn => withdrawn.Reason,
        ProtocolAccepted accepted => accepted.Reason,
        _ => null,
    };

    internal static ProtocolForm? Form(EntryData data) => data switch
    {
        ProtocolReported reported => reported.Protocol,
        ProtocolCorrected corrected => corrected.Protocol,
        ProtocolRepeated repeated => repeated.Protocol,
        _ => null,
    };
}
