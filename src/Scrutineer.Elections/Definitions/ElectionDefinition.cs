using System.Collections.Immutable;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Elections.Definitions;

/// <summary>The definition of an election as the four blobs that entry 0 names: docs/reference/record.md, Definition.</summary>
public static class ElectionDefinition
{
    private const string Format = "scrutineer-definition/1";

    /// <summary>
    /// Assembles an election from its blobs. Refuses as the readers of the parts do, and <c>election-format</c>, <c>list-twice</c>,
    /// <c>list-colour</c>, <c>lists-empty</c>, <c>code-unsafe</c>, <c>unit-unknown</c>, <c>code-clash</c>, <c>official-unknown</c>, <c>list-unknown</c>, <c>previous-date</c>; the file it names is the blob.
    /// </summary>
    public static Result<Election> Read(ReadOnlyMemory<byte> definition, ReadOnlyMemory<byte> units, ReadOnlyMemory<byte> form, ReadOnlyMemory<byte> law)
    {
        var json = JsonValue.Read(definition);
        if (!json.IsOk) return json.Refusal!.In("definition");
        var tree = UnitsJson.Read(units);
        if (!tree.IsOk) return tree.Refusal!.In("units");
        var paper = Form.Read(form);
        if (!paper.IsOk) return paper.Refusal!.In("form");
        var rule = LawReader.Read(law);
        if (!rule.IsOk) return rule.Refusal!.In("law");
        var read = RefusalException.Catch(() =>
        {
            var root = json.Value.Only(
                "format", "id", "names", "date", "notice", "attribution", "legal-state", "preliminary", "channels", "other-bases", "tiles", "official", "calendar", "licence", "previous", "disputes", "repeats", "lists");
            var head = ElectionHead.Head(root, Format, _ => ElectionFiles.None);
            var election = head.With(paper.Value, Lists(root.Need("lists")), tree.Value, rule.Value);
            if (ElectionChecks.Of(election) is { } refusal) throw new RefusalException(refusal);
            var previous = root["previous"] is { } before ? PreviousReader.Member(before) : null;
            if (previous is not null && ElectionChecks.OfPrevious(election, previous) is { } misfit) throw At(root["previous"]!, misfit);
            return election with { Official = Official(root["official"], election), Previous = previous, Disputes = root["disputes"] is { } disputes ? DisputeRulesReader.Member(disputes) : null };
        });
        return read.IsOk ? read : read.Refusal!.In("definition");
    }

    /// <summary>The blob <c>definition</c>: everything but units, form and law.</summary>
    public static byte[] Write(Election election)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-definition/1\",\"id\":"u8);
        to.Text(election.Id);
        Names(to, ",\"names\":"u8, election.Name);
        to.Raw(",\"date\":"u8);
        to.Text(election.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Names(to, ",\"notice\":"u8, election.Notice);
        Names(to, ",\"attribution\":"u8, election.Attribution);
        Names(to, ",\"legal-state\":"u8, election.LegalState);
        to.Raw(",\"preliminary\":"u8);
        to.Boolean(election.IsPreliminary);
        Array(to, ",\"channels\":["u8, election.Channels, channel =>
        {
            to.Raw("{\"code\":"u8);
            to.Text(channel.Code);
            Names(to, ",\"names\":"u8, channel.Name);
            to.Raw(",\"decides\":"u8);
            to.Boolean(channel.Decides);
            to.Raw("}"u8);
        });
        Array(to, ",\"other-bases\":["u8, election.OtherBases, to.Text);
        to.Raw(",\"tiles\":{"u8);
        var isFirst = true;
        foreach (var (unit, (column, row)) in election.Tiles)
        {
            if (!isFirst) to.Raw(","u8);
            isFirst = false;
            to.Text(unit);
            to.Raw(":["u8);
            to.Number(column);
            to.Raw(","u8);
            to.Number(row);
            to.Raw("]"u8);
        }

        to.Raw("}"u8);
        Array(to, ",\"official\":["u8, election.Official, figure =>
        {
            to.Raw("{\"what\":"u8);
            to.Text(figure.What);
            to.Raw(",\"votes\":"u8);
            to.NumberOrNull(figure.Votes);
            to.Raw(",\"seats\":"u8);
            to.NumberOrNull(figure.Seats);
            to.Raw(",\"source\":"u8);
            to.Text(figure.Source);
            to.Raw("}"u8);
        });
        LaterMembers.Write(to, election);
        Array(to, ",\"lists\":["u8, election.Lists, list =>
        {
            to.Raw("{\"code\":"u8);
            to.Text(list.Code);
            Names(to, ",\"names\":"u8, list.Name);
            to.Raw(",\"colour\":"u8);
            to.Text(list.Colour);
            Texts(to, ",\"attributes\":"u8, list.Attributes);
            to.Raw("}"u8);
        });
        to.Raw("}"u8);
        return to.ToArray();
    }

    /// <summary>A text by language.</summary>
    internal static void Names(CanonicalWriter to, ReadOnlySpan<byte> member, LocalText text) => Texts(to, member, text.ByLanguage);

    private static void Texts(CanonicalWriter to, ReadOnlySpan<byte> member, ImmutableSortedDictionary<string, string> texts)
    {
        to.Raw(member);
        to.Raw("{"u8);
        var isFirst = true;
        foreach (var (name, text) in texts)
        {
            if (!isFirst) to.Raw(","u8);
            isFirst = false;
            to.Text(name);
            to.Raw(":"u8);
            to.Text(text);
        }

        to.Raw("}"u8);
    }

    internal static void Array<T>(CanonicalWriter to, ReadOnlySpan<byte> member, ImmutableArray<T> items, Action<T> write)
    {
        to.Raw(member);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) to.Raw(","u8);
            write(items[i]);
        }

        to.Raw("]"u8);
    }

    private static ImmutableArray<ElectionList> Lists(JsonValue json)
    {
        var lists = ImmutableArray.CreateBuilder<ElectionList>();
        foreach (var item in json.Expect(JsonKind.Array, "a list of lists").Items)
        {
            item.Only("code", "names", "colour", "attributes");
            var attributes = item["attributes"]?.Expect(JsonKind.Object, "an object of texts").Members ?? [];
            var list = new ElectionList(
                item.Need("code").AsText(),
                LocalText.Read(item.Need("names")),
                item["colour"]?.AsText() ?? "",
                attributes.ToImmutableSortedDictionary(a => a.Key, a => a.Value.AsText(), StringComparer.Ordinal));
            if (ElectionChecks.OfList(list, lists) is { } refusal) throw At(item, refusal);
            lists.Add(list);
        }

        return lists.Count > 0 ? lists.ToImmutable() : throw json.Fail("lists-empty", "There are no lists.");
    }

    private static ImmutableArray<OfficialFigure> Official(JsonValue? json, Election election)
    {
        var figures = ImmutableArray.CreateBuilder<OfficialFigure>();
        foreach (var item in json?.Expect(JsonKind.Array, "a list of figures").Items ?? [])
        {
            item.Only("what", "votes", "seats", "source");
            var what = item.Need("what").AsText();
            if (ElectionChecks.OfOfficial(election, what) is { } refusal) throw At(item, refusal);
            figures.Add(new OfficialFigure(what, Count(item["votes"]), Count(item["seats"]), item["source"]?.AsText() ?? ""));
        }

        return figures.ToImmutable();
    }

    private static RefusalException At(JsonValue place, Refusal refusal) => new(refusal with { Line = place.Line, Path = place.Path });

    private static long? Count(JsonValue? json) => json is null || json.Kind == JsonKind.Null ? null : json.AsCount(Figures.Greatest);
}
