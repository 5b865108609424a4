using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Elections.Results;

/// <summary>The totals of a publication in their one form: docs/reference/record.md, Results.</summary>
public static class TotalsDocument
{
    /// <summary>The bytes of the document.</summary>
    /// <param name="id">Identity with the phase.</param>
    /// <param name="size">How many entries it is made from.</param>
    /// <param name="election">The election.</param>
    /// <param name="tallies">The totals of the channel.</param>
    public static byte[] Write(string id, long size, Election election, TallyTable tallies)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-totals/1\",\"election\":"u8);
        to.Text(id);
        to.Raw(",\"size\":"u8);
        to.Number(size);
        to.Raw(",\"channel\":"u8);
        to.Text(tallies.Channel);
        to.Raw(",\"units\":["u8);
        var isFirst = true;
        for (var unit = 0; unit < election.Units.All.Length; unit++)
        {
            if (election.Units[unit].IsStation) continue;
            to.Raw(isFirst ? "{\"unit\":"u8 : ",{\"unit\":"u8);
            isFirst = false;
            Row(to, election, election.Units[unit].Code, tallies[unit]);
        }

        to.Raw("]}"u8);
        return to.ToArray();
    }

    private static void Row(CanonicalWriter to, Election election, string code, Tally tally)
    {
        to.Text(code);
        to.Raw(",\"protocols\":"u8);
        to.Number(tally.Protocols);
        to.Raw(",\"set_aside\":"u8);
        to.Number(tally.SetAside);
        to.Raw(",\"reported\":"u8);
        to.Number(tally.StationsReported);
        to.Raw(",\"stations\":"u8);
        to.Number(tally.Stations);
        to.Raw(",\"lines\":["u8);
        for (var i = 0; i < election.Form.Lines.Length; i++) Next(to, i, tally.Line(i));
        to.Raw("],\"votes\":["u8);
        for (var i = 0; i < election.Lists.Length; i++) Next(to, i, tally.Votes(i));
        to.Raw("]}"u8);
    }

    private static void Next(CanonicalWriter to, int place, long? number)
    {
        if (place > 0) to.Raw(","u8);
        to.NumberOrNull(number);
    }
}
