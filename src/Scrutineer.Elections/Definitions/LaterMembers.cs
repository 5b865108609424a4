using Scrutineer.Elections.Canonical;

namespace Scrutineer.Elections.Definitions;

/// <summary>Members of the definition that are left out where there is nothing to say: a definition without them keeps the bytes it always had.</summary>
internal static class LaterMembers
{
    public static void Write(CanonicalWriter to, Election election)
    {
        Calendar(to, election);
        Licence(to, election);
        Previous(to, election);
        if (election.Disputes is { } disputes) DisputeRulesWriter.Write(to, disputes);
        Repeats(to, election);
    }

    private static void Calendar(CanonicalWriter to, Election election)
    {
        if (election.Calendar.IsEmpty) return;
        ElectionDefinition.Array(to, ",\"calendar\":["u8, election.Calendar, limit =>
        {
            to.Raw("{\"code\":"u8);
            to.Text(limit.Code);
            to.Raw(",\"until\":"u8);
            to.Text(limit.Until.ToString());
            ElectionDefinition.Names(to, ",\"names\":"u8, limit.Name);
            to.Raw(",\"article\":"u8);
            to.Text(limit.Article);
            ElectionDefinition.Names(to, ",\"rule\":"u8, limit.Rule);
            to.Raw("}"u8);
        });
    }

    private static void Repeats(CanonicalWriter to, Election election)
    {
        if (election.Repeats is not { } repeats) return;
        to.Raw(",\"repeats\":{\"election\":"u8);
        to.Text(repeats.Election);
        ElectionDefinition.Names(to, ",\"names\":"u8, repeats.Name);
        to.Raw(",\"decision\":"u8);
        to.Text(repeats.Decision);
        to.Raw("}"u8);
    }

    private static void Licence(CanonicalWriter to, Election election)
    {
        if (election.Licence is not { } licence) return;
        var next = ",\"licence\":{"u8;
        Member("\"spdx\":"u8, licence.Spdx, ref next);
        Member("\"name\":"u8, licence.GivenName, ref next);
        Member("\"url\":"u8, licence.GivenAddress, ref next);
        to.Raw("}"u8);

        void Member(ReadOnlySpan<byte> member, string? text, ref ReadOnlySpan<byte> before)
        {
            if (text is null) return;
            to.Raw(before);
            to.Raw(member);
            to.Text(text);
            before = ","u8;
        }
    }

    private static void Previous(CanonicalWriter to, Election election)
    {
        if (election.Previous is not { } previous) return;
        ElectionDefinition.Names(to, ",\"previous\":{\"names\":"u8, previous.Name);
        to.Raw(",\"date\":"u8);
        to.Text(previous.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        ElectionDefinition.Names(to, ",\"source\":"u8, previous.Source);
        to.Raw(",\"bases\":{"u8);
        var isFirst = true;
        foreach (var (name, number) in previous.Bases)
        {
            if (!isFirst) to.Raw(","u8);
            isFirst = false;
            to.Text(name);
            to.Raw(":"u8);
            to.Number(number);
        }

        to.Raw("}"u8);
        ElectionDefinition.Array(to, ",\"lists\":["u8, previous.Lists, list =>
        {
            ElectionDefinition.Names(to, "{\"names\":"u8, list.Name);
            if (list.Now is { } now)
            {
                to.Raw(",\"now\":"u8);
                to.Text(now);
            }

            to.Raw(",\"votes\":"u8);
            to.Number(list.Votes);
            if (list.Seats is { } seats)
            {
                to.Raw(",\"seats\":"u8);
                to.Number(seats);
            }

            to.Raw("}"u8);
        });
        to.Raw(",\"turnout-jump\":"u8);
        to.Number(previous.TurnoutJump);
        to.Raw("}"u8);
    }
}
