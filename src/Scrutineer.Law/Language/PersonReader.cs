using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads <c>cover</c>, <c>fill</c> and <c>count</c> steps.</summary>
internal static class PersonReader
{
    public static CoverStep Cover(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "seats", "winners");
        if (json["winners"] is { } winners) winners.OneOf("winners");
        return new CoverStep(name, names.Table(json.Need("seats")));
    }

    public static FillStep Fill(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "seats", "each", "order", "prefer", "succession", "if", "limit");
        var seats = SeatsReader.Read(json.Need("seats"), names);
        var each = json["each"]?.AsText();
        if (each is null && seats is not (SeatForm.OfTable or SeatForm.Minus))
            throw json.Need("seats").Fail("law-unknown-seats", "Seats are filled from a table of seats by unit and list; a number needs \"each\" with a level.");
        if (each is not null && json["prefer"] is { } lost) throw lost.Fail("law-clash", "\"prefer\" has no meaning where all candidates of a unit compete together.");
        if (json["prefer"] is null && json["succession"] is { } order) throw order.Fail("law-clash", "\"succession\" needs \"prefer\": it puts those who reach that bar first.");
        if (each is not null && json["order"] is { Text: "list" } written)
            throw written.Fail("law-clash", "Candidates of different lists have no common list order; with \"each\" the order is \"votes\".");
        return new FillStep(name, seats)
        {
            Each = each,
            Order = json["order"]?.OneOf("list", "votes", "votes+plus-minus") switch
            {
                null => each is null ? PersonOrder.List : PersonOrder.Votes,
                "list" => PersonOrder.List,
                "votes" => PersonOrder.Votes,
                _ => PersonOrder.PlusMinus,
            },
            Prefer = json["prefer"] is { } prefer ? Bar(prefer) : null,
            Succession = json["succession"]?.OneOf("lists-with-seats", "all-lists") switch
            {
                null => SuccessionFor.Nobody,
                "lists-with-seats" => SuccessionFor.ListsWithSeats,
                _ => SuccessionFor.AllLists,
            },
            If = json["if"] is { } bar ? Bar(bar) : null,
            Limit = json["limit"] is { } limit ? Limit(limit) : null,
        };
    }

    public static CountStep Count(JsonValue json, string name)
    {
        json.Only("do", "as", "article", "source", "ties", "seats", "quota", "transfer", "decimals");
        var seats = (int)(json["seats"]?.AsCount(1000) ?? 1);
        if (seats < 1) throw json.Need("seats").Fail("law-no-seats", "A count fills at least one seat.");
        if (seats == 1)
        {
            foreach (var option in (string[])["quota", "transfer", "decimals"])
                if (json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" goes with several seats; one seat is counted by instant runoff.");
            return new CountStep(name, 1);
        }

        if (json["transfer"] is not { } transfer)
            throw json.Fail("law-silent", "The law does not say how surpluses move; name \"transfer\": \"weighted-inclusive\".");
        transfer.OneOf("weighted-inclusive");
        return new CountStep(name, seats)
        {
            Quota = RuleReader.Kind(json["quota"] ?? throw json.Fail("law-silent", "The law does not name the quota of the count; name \"quota\": \"droop\" or another.")),
            Decimals = json["decimals"] is { } decimals ? (int)decimals.AsCount(30) : null,
        };
    }

    private static PersonBar Bar(JsonValue json)
    {
        json.Expect(JsonKind.Object, "a bar for persons").Only("share", "of", "strict");
        var share = json.Need("share").AsRational();
        if (share.Sign < 0) throw json.Need("share").Fail("law-wrong-share", "A bar for persons is not negative.");
        var of = json["of"]?.OneOf("list", "mean", "quota") switch
        {
            null or "list" => PersonBase.List,
            "mean" => PersonBase.Mean,
            _ => PersonBase.Quota,
        };
        return new PersonBar(share, of, json["strict"]?.AsBoolean() ?? false);
    }

    private static PersonLimit Limit(JsonValue json)
    {
        json.Expect(JsonKind.Object, "a limit").Only("attr", "max");
        var most = json.Need("max");
        if (most.Kind == JsonKind.Number) return new PersonLimit(json.Need("attr").AsText(), (int)most.AsCount(1_000_000), null);
        var share = most.AsRational();
        if (share.Sign <= 0 || share > Rational.One) throw most.Fail("law-wrong-share", "A limit is a whole number, or a share of the list's seats above 0 and at most 100%.");
        return new PersonLimit(json.Need("attr").AsText(), null, share);
    }
}
