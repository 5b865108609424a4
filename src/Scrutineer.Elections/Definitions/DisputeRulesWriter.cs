using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Disputes.Rules;

namespace Scrutineer.Elections.Definitions;

/// <summary>Writes the member <c>disputes</c> of a definition.</summary>
internal static class DisputeRulesWriter
{
    public static void Write(CanonicalWriter to, DisputeRules rules)
    {
        to.Raw(",\"disputes\":{\"article\":"u8);
        to.Text(rules.Article);
        to.Raw(",\"offset\":"u8);
        to.Text(new DateTimeOffset(DateTime.UnixEpoch, TimeSpan.Zero).ToOffset(rules.Offset).ToString("zzz", System.Globalization.CultureInfo.InvariantCulture));
        ElectionDefinition.Array(to, ",\"rest-days\":["u8, [.. rules.RestDays], day => to.Text(DisputeRulesReader.Days[(int)day]));
        ElectionDefinition.Array(to, ",\"holidays\":["u8, [.. rules.Holidays], day => to.Text(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        ElectionDefinition.Array(to, ",\"forums\":["u8, rules.Forums, forum => Forum(to, forum));
        ElectionDefinition.Array(to, ",\"complainants\":["u8, rules.Complainants, named => Named(to, named));
        ElectionDefinition.Array(to, ",\"grounds\":["u8, rules.Grounds, named => Named(to, named));
        ElectionDefinition.Array(to, ",\"clocks\":["u8, rules.Clocks, clock => Clock(to, clock));
        to.Raw("}"u8);
    }

    private static void Forum(CanonicalWriter to, Forum forum)
    {
        to.Raw("{\"code\":"u8);
        to.Text(forum.Code);
        ElectionDefinition.Names(to, ",\"names\":"u8, forum.Name);
        to.Raw(",\"kind\":"u8);
        to.Text(DisputeRulesReader.Kinds[(int)forum.Kind]);
        to.Raw(",\"level\":"u8);
        to.Text(forum.Level);
        if (forum.Next is { } next)
        {
            to.Raw(",\"appeal\":"u8);
            to.Text(next);
        }

        to.Raw(",\"first\":"u8);
        to.Boolean(forum.IsFirst);
        ElectionDefinition.Array(to, ",\"remedies\":["u8, [.. forum.Remedies], to.Text);
        if (forum.Members is { } members)
        {
            to.Raw(",\"members\":"u8);
            to.Number(members);
        }

        to.Raw(",\"signs\":"u8);
        to.Boolean(forum.Signs);
        to.Raw(",\"article\":"u8);
        to.Text(forum.Article);
        to.Raw("}"u8);
    }

    private static void Named(CanonicalWriter to, NamedCode named)
    {
        to.Raw("{\"code\":"u8);
        to.Text(named.Code);
        ElectionDefinition.Names(to, ",\"names\":"u8, named.Name);
        to.Raw("}"u8);
    }

    private static void Clock(CanonicalWriter to, Clock clock)
    {
        to.Raw("{\"code\":"u8);
        to.Text(clock.Code);
        if (clock.Forum is { } forum)
        {
            to.Raw(",\"forum\":"u8);
            to.Text(forum);
        }

        to.Raw(",\"length\":"u8);
        to.Number(clock.Length);
        to.Raw(",\"unit\":"u8);
        to.Text(DisputeRulesReader.Units[(int)clock.Unit]);
        to.Raw(",\"rolls-over\":"u8);
        to.Boolean(clock.RollsOver);
        to.Raw(",\"article\":"u8);
        to.Text(clock.Article);
        to.Raw("}"u8);
    }
}
