using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Disputes;

namespace Scrutineer.Elections.Entries;

/// <summary>Writes the data of complaints and decisions in their one form.</summary>
internal static class DisputeWriter
{
    public static void Write(CanonicalWriter to, DisputeEntry entry)
    {
        switch (entry)
        {
            case ComplaintFiled filed: Filed(to, filed); break;
            case ComplaintMoved moved: Moved(to, moved); break;
            case DecisionMade made: Decision(to, made); break;
            default: throw new InvalidOperationException(entry.GetType().Name);
        }
    }

    private static void Filed(CanonicalWriter to, ComplaintFiled filed)
    {
        EntryWriter.Member(to, "forum", filed.Forum);
        EntryWriter.Next(to, "at", filed.At);
        to.Raw(",\"complainant\":{"u8);
        EntryWriter.Member(to, "kind", filed.By.Kind);
        EntryWriter.Texts(to, ",\"lists\":"u8, filed.By.Lists);
        to.Raw(",\"person\":"u8);
        to.TextOrNull(filed.By.Person);
        to.Raw(",\"initials\":"u8);
        to.TextOrNull(filed.By.Initials);
        EntryWriter.Texts(to, "},\"grounds\":"u8, filed.Grounds);
        EntryWriter.Texts(to, ",\"units\":"u8, filed.Units);
        to.Raw(",\"against\":"u8);
        to.NumberOrNull(filed.Against);
        EntryWriter.Texts(to, ",\"asks\":"u8, filed.Asks);
        EntryWriter.Texts(to, ",\"reason\":"u8, filed.Text);
        Evidence(to, filed.Evidence);
    }

    private static void Moved(CanonicalWriter to, ComplaintMoved moved)
    {
        to.Raw("\"case\":"u8);
        to.Number(moved.Case);
        EntryWriter.Next(to, "step", moved.Step);
        EntryWriter.Texts(to, ",\"reason\":"u8, moved.Text);
        to.Raw(",\"until\":"u8);
        to.TextOrNull(moved.Until is { } until ? Shapes.Text(until) : null);
        to.Raw(",\"with\":"u8);
        to.NumberOrNull(moved.With);
        Evidence(to, moved.Evidence);
    }

    private static void Decision(CanonicalWriter to, DecisionMade made)
    {
        to.Raw("\"case\":"u8);
        to.NumberOrNull(made.Case);
        EntryWriter.Next(to, "forum", made.Forum);
        EntryWriter.Next(to, "at", made.At);
        EntryWriter.Next(to, "number", made.Number);
        EntryWriter.Next(to, "result", made.Result);
        EntryWriter.Array(to, ",\"findings\":["u8, made.Findings, static (to, finding) =>
        {
            to.Raw("{"u8);
            EntryWriter.Member(to, "ground", finding.Ground);
            to.Raw(",\"found\":"u8);
            to.Boolean(finding.IsFound);
            EntryWriter.Texts(to, ",\"reason\":"u8, finding.Text);
            to.Raw("}"u8);
        });
        to.Raw(",\"votes\":"u8);
        if (made.Votes is { } votes) Votes(to, votes);
        else to.Raw("null"u8);
        EntryWriter.Array(to, ",\"remedies\":["u8, made.Remedies, Remedy);
        EntryWriter.Texts(to, ",\"reason\":"u8, made.Reason);
        EntryWriter.Next(to, "law", made.Law);
        EntryWriter.Array(to, ",\"documents\":["u8, made.Documents, static (to, blob) => EntryWriter.Blob(to, [], blob));
        to.Raw(",\"note\":"u8);
        to.TextOrNull(made.Note);
    }

    private static void Votes(CanonicalWriter to, MembersVote votes)
    {
        to.Raw("{\"for\":"u8);
        to.Number(votes.For);
        to.Raw(",\"against\":"u8);
        to.Number(votes.Against);
        to.Raw(",\"abstained\":"u8);
        to.Number(votes.Abstained);
        EntryWriter.Texts(to, ",\"reason\":"u8, votes.Dissent);
        to.Raw("}"u8);
    }

    private static void Remedy(CanonicalWriter to, Remedy remedy)
    {
        to.Raw("{"u8);
        EntryWriter.Member(to, "do", RemedyCodes.Of(remedy));
        if (remedy is RemedyOfUnits { Units: var units }) EntryWriter.Texts(to, ",\"units\":"u8, units);
        switch (remedy)
        {
            case CorrectionOrder order:
                EntryWriter.Texts(to, ",\"lines\":"u8, order.Lines);
                break;
            case BoxExclusion exclusion:
                EntryWriter.Next(to, "box", exclusion.Box);
                break;
            case VotesVoided voided:
                EntryWriter.Next(to, "list", voided.List);
                EntryWriter.Texts(to, ",\"from\":"u8, voided.From);
                EntryWriter.Texts(to, ",\"to\":"u8, voided.To);
                break;
            case RepeatVote repeat:
                EntryWriter.Next(to, "on", Day(repeat.On));
                to.Raw(",\"election\":"u8);
                to.TextOrNull(repeat.Election);
                to.Raw(",\"law\":"u8);
                if (repeat.Law is { } law) EntryWriter.Blob(to, [], law);
                else to.Raw("null"u8);
                break;
            case Revocation revocation:
                to.Raw(",\"entry\":"u8);
                to.Number(revocation.Entry);
                break;
            case Suspension suspension:
                EntryWriter.Next(to, "clock", suspension.Clock);
                to.Raw(",\"until\":"u8);
                to.TextOrNull(suspension.Until is { } until ? Day(until) : null);
                break;
        }

        to.Raw("}"u8);
    }

    private static void Evidence(CanonicalWriter to, ImmutableArray<Evidence> evidence) =>
        EntryWriter.Array(to, ",\"evidence\":["u8, evidence, static (to, item) =>
        {
            EntryWriter.Blob(to, "{\"file\":"u8, item.Blob);
            to.Raw(",\"sealed\":"u8);
            to.Boolean(item.IsSealed);
            EntryWriter.Next(to, "text", item.What);
            to.Raw("}"u8);
        });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
