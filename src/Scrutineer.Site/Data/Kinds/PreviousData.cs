using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Site.Comparisons;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>This election beside the one before: the member <c>previous</c> of the country.</summary>
internal static class PreviousData
{
    public static void Write(DataPage page)
    {
        var json = page.Json;
        if (PreviousComparison.From(page.Edition) is not { } comparison)
        {
            json.WriteNull("previous");
            return;
        }

        json.WriteStartObject("previous");
        page.Names("name", comparison.Before.Name);
        json.WriteString("date", comparison.Before.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        page.Names("source", comparison.Before.Source);
        json.WriteString("base", comparison.Of);
        page.Each("lists", comparison.Lists, list =>
        {
            page.Text("list", list.Standing?.List.Code);
            if (list.Then is { } then) page.Names("name_before", then.Name);
            else json.WriteNull("name_before");
            page.Count("votes_before", list.Then?.Votes);
            page.Share("share_before", list.Before);
            page.Count("votes", list.Standing?.Votes);
            page.Share("share", list.Now);
            page.Text("points", list.Change is { } change ? (change * 100).ToDecimal(2) : null);
            page.Count("seats_before", list.Then?.Seats);
        });
        json.WriteEndObject();
    }

    public static JsonObject Schema() => OrNull(Object(
        "This election beside the one before, over a base that both have; null: none is given, or they have no base in common.",
        ("name!", NamesOrNull()), ("date!", Text("Its polling day.")), ("source!", NamesOrNull()), ("base!", Text("Base that both shares are taken of.")),
        ("lists!", List("Lists of this election by votes, then lists of the other that none is compared with.", Object(
            "",
            ("list!", TextOrNull("Code; null: a list of the election before alone.")), ("name_before!", NamesOrNull()), ("votes_before!", CountOrNull("Votes then.")),
            ("share_before!", ShareOrNull()), ("votes!", CountOrNull("Votes now.")), ("share!", ShareOrNull()),
            ("points!", TextOrNull("Change of the exact shares in percentage points, two digits; null: one of them is missing.")), ("seats_before!", CountOrNull("Seats then.")))))));
}
