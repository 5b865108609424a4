using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;

namespace Scrutineer.Elections.Results;

/// <summary>The outcome of a publication in its one form: docs/reference/record.md, Results.</summary>
public static class OutcomeDocument
{
    /// <summary>The bytes of the document.</summary>
    /// <param name="id">Identity with the phase.</param>
    /// <param name="size">How many entries it is made from.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="law">SHA-256 of the law blob, hex.</param>
    /// <param name="outcome">What the law makes of the totals, or why it cannot be applied.</param>
    public static byte[] Write(string id, long size, string channel, string law, Result<ElectionOutcome> outcome)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-outcome/1\",\"election\":"u8);
        to.Text(id);
        to.Raw(",\"size\":"u8);
        to.Number(size);
        to.Raw(",\"channel\":"u8);
        to.Text(channel);
        to.Raw(",\"law\":"u8);
        to.Text(law);
        to.Raw(",\"final\":"u8);
        to.Boolean(outcome.IsOk && outcome.Value is { IsAnnulled: false, Outcome.IsFinal: true });
        to.Raw(",\"seats\":["u8);
        if (outcome.IsOk) Seats(to, outcome.Value);
        to.Raw("],\"asks\":["u8);
        if (outcome.IsOk) Asks(to, outcome.Value);
        to.Raw("],\"refusal\":"u8);
        to.TextOrNull(outcome.Refusal?.Code);
        to.Raw("}"u8);
        return to.ToArray();
    }

    private static void Seats(CanonicalWriter to, ElectionOutcome outcome)
    {
        if (outcome.IsAnnulled) return;
        var isFirst = true;
        foreach (var (list, seats) in outcome.Outcome.Seats(outcome.Data))
        {
            to.Raw(isFirst ? "["u8 : ",["u8);
            isFirst = false;
            to.Text(list);
            to.Raw(","u8);
            to.Number((long)seats);
            to.Raw("]"u8);
        }
    }

    private static void Asks(CanonicalWriter to, ElectionOutcome outcome)
    {
        var isFirst = true;
        foreach (var kind in outcome.IsAnnulled ? ["result-annulled"] : outcome.Outcome.Ties.Select(t => t.Question ?? "lot").Concat(outcome.Outcome.Asks.Select(a => a.Kind)))
        {
            if (!isFirst) to.Raw(","u8);
            isFirst = false;
            to.Text(kind);
        }
    }
}
