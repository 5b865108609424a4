using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Previous;

/// <summary>Reads previous.json.</summary>
public static class PreviousReader
{
    private const string Format = "scrutineer-previous/1";

    /// <summary>
    /// Reads the file. Refuses <c>previous-format</c>, <c>previous-date</c>, <c>previous-list-twice</c> with line and path; whether the lists it points to
    /// exist is checked by <see cref="ElectionChecks.OfPrevious"/>.
    /// </summary>
    public static Result<PreviousElection> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        if (!json.IsOk) return json.Refusal!;
        return RefusalException.Catch(() =>
        {
            var root = json.Value.Only("$schema", "format", "names", "date", "source", "bases", "lists", "turnout-jump");
            return root.Need("format").AsText() == Format
                ? Body(root)
                : throw root.Need("format").Fail("previous-format", $"This program reads {Format}, not {root.Need("format").Text}.");
        });
    }

    /// <summary>The member <c>previous</c> of a definition in the record.</summary>
    internal static PreviousElection Member(JsonValue json) => Body(json.Only("names", "date", "source", "bases", "lists", "turnout-jump"));

    private static PreviousElection Body(JsonValue root)
    {
        if (!DateOnly.TryParseExact(root.Need("date").AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw root.Need("date").Fail("previous-date", $"A date is written 2015-10-04, not {root.Need("date").Text}.");
        var lists = ImmutableArray.CreateBuilder<PreviousList>();
        foreach (var item in root.Need("lists").Expect(JsonKind.Array, "a list of lists").Items)
        {
            item.Only("names", "now", "votes", "seats");
            var now = item["now"]?.AsText();
            if (now is not null && lists.Any(l => l.Now == now)) throw item.Fail("previous-list-twice", $"Two lists are compared with \"{now}\"; one can be.");
            lists.Add(new PreviousList(LocalText.Read(item.Need("names")), now, item.Need("votes").AsCount(Figures.Greatest), item["seats"]?.AsCount(Figures.Greatest)));
        }

        return new PreviousElection(
            LocalText.Read(root.Need("names")),
            date,
            root["source"] is { } source ? LocalText.Read(source) : LocalText.Empty,
            root.Need("bases").Expect(JsonKind.Object, "an object from base to number").Members
                .ToImmutableSortedDictionary(b => b.Key, b => b.Value.AsCount(Figures.Greatest), StringComparer.Ordinal),
            lists.ToImmutable(),
            (int)(root["turnout-jump"]?.AsCount(100) ?? PreviousElection.UsualTurnoutJump));
    }
}
