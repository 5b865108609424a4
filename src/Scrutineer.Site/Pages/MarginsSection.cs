using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Margins;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>What would change the outcome: every event with the fewest votes it needs, nearest first.</summary>
internal static class MarginsSection
{
    private const int Most = 20;

    public static void Write(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("margins", words["margins.heading"], words["margins.under"]);
        if (page.Edition.Margins is not { Events.IsEmpty: false } report)
        {
            html.Element("p", words["margins.none"]).Close();
            return;
        }

        if (report.Moved is { } moved)
        {
            html.Open("p").Element("strong", words.Count("margins.fewest", moved.ToChange)).Text($" {Event(page, moved.Event)}. {Certainty(page, moved)}").Close();
        }

        // A list is held against a bar in every region too; the nearest of them is enough to be told.
        var events = report.Events.Where(e => e.Moved is not null || e.Added is not null || e.Removed is not null)
            .DistinctBy(e => (e.Kind, e.Unit, e.From, e.To)).ToList();
        Tables.Write(
            html, words["margins.caption"], 1, [words["margins.event"], words["margins.moved"], words["margins.added"], words["margins.removed"]],
            events.Take(Most).Select(e => ImmutableArray.Create(Wordbook.Capital(Event(page, e)), Shown(e.Moved), Shown(e.Added), Shown(e.Removed))));
        if (events.Count > Most) html.Element("p", words.Count("margins.more", events.Count - Most), ("class", "under"));
        if (!report.Unproved.IsEmpty) html.Element("p", words["margins.unproved"], ("class", "under"));
        html.Close();
    }

    /// <summary>An event in words, without a capital.</summary>
    public static string Event(SitePage page, MarginEvent e)
    {
        var where = e.Unit is null ? "" : $" ({Name(e.Unit)})";
        return e.Kind switch
        {
            EventKind.Seat when e is { From: { } from, To: { } to } => page.Words.Text("margins.seat", Name(from), Name(to)),
            EventKind.Seat when e.To is { } to => page.Words.Text("margins.seat-for", Name(to)),
            EventKind.Seat => page.Words.Text("margins.seat-of", Name(e.From!)),
            EventKind.BarLost => page.Words.Text("margins.bar-lost", Name(e.From!)),
            EventKind.BarReached => page.Words.Text("margins.bar-reached", Name(e.To!)),
            EventKind.Winner => page.Words.Text("margins.winner", Name(e.To!), Name(e.From!)),
            EventKind.Question => page.Words.Text("margins.question", Name(e.To!), Name(e.From!)),
            _ => throw new InvalidOperationException(e.Kind.ToString()),
        } + where;

        string Name(string code) => Names.Claimant(page.Edition.Election, code, page.Language);
    }

    private static string Certainty(SitePage page, VoteMargin margin) =>
        margin.IsExact ? page.Words.Count("margins.exact", margin.ToChange - BigInteger.One) : page.Words.Count("margins.at-least", margin.Lower);

    private static string Shown(VoteDistance? distance) =>
        distance is null ? "–" : (distance.Lower == distance.ToChange ? "" : "≤ ") + Numbers.Whole(distance.ToChange);
}
