using System.Text.Json.Nodes;
using Scrutineer.Report.Results;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>Channels side by side over the units that have both, and every unit in which they differ.</summary>
internal static class ChannelsData
{
    public static DataKind Kind { get; } = DataKind.One("channels", "Machine count, hand protocol and observers' copy side by side, over the units that have both, with every unit in which they differ.", Write, Members);

    private static void Write(DataPage page)
    {
        var (election, json, state) = (page.Election, page.Json, page.Edition.State);
        page.Each("channels", election.Channels, channel =>
        {
            json.WriteString("channel", channel.Code);
            page.Names("name", channel.Name);
            json.WriteBoolean("decides", channel.Code == election.DecidingChannel.Code);
            json.WriteNumber("protocols", state[channel.Code].All.Count());
        });
        page.Each("pairs", ChannelPair.Of(page.Edition.Result), pair =>
        {
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteNumber("units_with_both", pair.Units);
            json.WriteNumber("units_differing", pair.Differing);
            page.Each("lists", Enumerable.Range(0, pair.Votes.Length), list =>
            {
                json.WriteString("list", election.Lists[list].Code);
                page.Count("first", pair.Votes[list].First);
                page.Count("second", pair.Votes[list].Second);
            });
            page.Texts("differing", state[pair.First].All.Where(p => !page.Edition.Result.IsSetAside(p.Protocol.Unit)
                && state[pair.Second].Current(p.Protocol.Unit) is { } other && other.Protocol.Votes != p.Protocol.Votes).Select(p => election.Units[p.Protocol.Unit].Code));
        });
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("channels!", List("", Object("", ("channel!", Text("Code.")), ("name!", NamesOrNull()), ("decides!", Flag("True for the channel that is the result in law.")), ("protocols!", Count("Protocols that count."))))),
        ("pairs!", List("Set-aside units are left out.", Object(
            "",
            ("first!", Text("Code.")), ("second!", Text("Code.")), ("units_with_both!", Count("Units with both.")), ("units_differing!", Count("Units with different votes.")),
            ("lists!", List("", Object("", ("list!", Text("Code.")), ("first!", CountOrNull("Votes.")), ("second!", CountOrNull("Votes."))))), ("differing!", Strings("Codes of the units that differ."))))),
    ];
}
