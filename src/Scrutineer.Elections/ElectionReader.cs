using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Calendars;
using Scrutineer.Elections.Channels;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Licences;
using Scrutineer.Elections.Units;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Elections;

/// <summary>What election.json says: the head of an election and the names of its files.</summary>
public sealed record ElectionHead(
    string Id,
    LocalText Name,
    DateOnly Date,
    LocalText Notice,
    LocalText Attribution,
    LocalText LegalState,
    bool IsPreliminary,
    ImmutableArray<Channel> Channels,
    ImmutableArray<string> OtherBases,
    ImmutableSortedDictionary<string, (int Column, int Row)> Tiles,
    ElectionFiles Files)
{
    /// <summary>Time limits of the law.</summary>
    public ImmutableArray<TimeLimit> Calendar { get; init; } = [];

    /// <summary>The licence of the data; null: none is stated.</summary>
    public DataLicence? Licence { get; init; }

    /// <summary>The annulled election that this one repeats; null: none.</summary>
    public RepeatedElection? Repeats { get; init; }

    /// <summary>Reads election.json. Refuses with line and path.</summary>
    public static Result<ElectionHead> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => Head(json.Value)) : json.Refusal!;
    }

    /// <summary>The election of this head with its parts.</summary>
    public Election With(Form form, ImmutableArray<ElectionList> lists, UnitTree units, SeatLaw law) =>
        new(Id, Name, Date, form, lists, units, Channels, law)
        {
            Notice = Notice,
            Attribution = Attribution,
            LegalState = LegalState,
            IsPreliminary = IsPreliminary,
            OtherBases = OtherBases,
            Tiles = Tiles,
            Calendar = Calendar,
            Licence = Licence,
            Repeats = Repeats,
        };

    private static ElectionHead Head(JsonValue root)
    {
        root.Only("$schema", "format", "id", "names", "date", "notice", "attribution", "legal-state", "preliminary", "channels", "other-bases", "tiles", "calendar", "licence", "repeats", "files");
        return Head(root, "scrutineer-election/1", channels => ElectionFiles.Read(root.Need("files"), channels));
    }

    /// <summary>The head in a document of this format; the caller has refused members that it does not have.</summary>
    internal static ElectionHead Head(JsonValue root, string format, Func<HashSet<string>, ElectionFiles> files)
    {
        if (root.Need("format").AsText() != format)
            throw root.Need("format").Fail("election-format", $"This program reads {format}, not {root.Need("format").Text}.");
        var channels = ImmutableArray.CreateBuilder<Channel>();
        foreach (var item in root.Need("channels").Expect(JsonKind.Array, "a list of channels").Items)
        {
            item.Only("code", "names", "decides");
            var code = item.Need("code").AsText();
            if (channels.Any(c => c.Code == code)) throw item.Fail("channel-twice", $"The channel \"{code}\" is given twice.");
            channels.Add(new Channel(code, LocalText.Read(item.Need("names")), item["decides"]?.AsBoolean() ?? false));
        }

        if (channels.Count == 0) throw root.Need("channels").Fail("channel-none", "At least one channel is needed.");
        if (!DateOnly.TryParseExact(root.Need("date").AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw root.Need("date").Fail("election-date", $"A date is written 2020-10-04, not {root.Need("date").Text}.");
        return new ElectionHead(
            root.Need("id").AsText(),
            LocalText.Read(root.Need("names")),
            date,
            Text(root["notice"]),
            Text(root["attribution"]),
            Text(root["legal-state"]),
            root["preliminary"]?.AsBoolean() ?? true,
            channels.ToImmutable(),
            root["other-bases"]?.AsTexts() ?? [],
            Tiling(root["tiles"]),
            files(channels.Select(c => c.Code).ToHashSet(StringComparer.Ordinal)))
        {
            Calendar = CalendarReader.Read(root["calendar"]),
            Licence = LicenceReader.Read(root["licence"]),
            Repeats = root["repeats"] is { } repeats ? Repeated(repeats) : null,
        };
    }

    private static RepeatedElection Repeated(JsonValue json)
    {
        json.Only("election", "names", "decision");
        return new RepeatedElection(json.Need("election").AsText(), LocalText.Read(json.Need("names")), json.Need("decision").AsText());
    }

    private static LocalText Text(JsonValue? json) => json is null ? LocalText.Empty : LocalText.Read(json);

    private static ImmutableSortedDictionary<string, (int, int)> Tiling(JsonValue? json) => json is null
        ? ImmutableSortedDictionary<string, (int, int)>.Empty
        : json.Expect(JsonKind.Object, "an object from unit to [column, row]").Members.ToImmutableSortedDictionary(
            m => m.Key,
            m => m.Value.Expect(JsonKind.Array, "[column, row]").Items is [var column, var row]
                ? ((int)column.AsCount(100), (int)row.AsCount(100))
                : throw m.Value.Fail("json-wrong-type", "A tile is [column, row]."),
            StringComparer.Ordinal);
}

/// <summary>The files of an election folder, relative to it.</summary>
/// <param name="Form">The form.</param>
/// <param name="Law">The law.</param>
/// <param name="Units">The units.</param>
/// <param name="Lists">The lists.</param>
/// <param name="Protocols">The protocols, in the order in which they supersede one another.</param>
/// <param name="Acts">The acts.</param>
/// <param name="Official">Official totals to compare with; null: none.</param>
/// <param name="Previous">The election before; null: none.</param>
/// <param name="PreviousUnits">Its turnout by unit; null: none.</param>
/// <param name="Disputes">The rules of complaints; null: none.</param>
public sealed record ElectionFiles(
    string Form, string Law, string Units, string Lists, ImmutableArray<ProtocolFile> Protocols, ImmutableArray<string> Acts, string? Official,
    string? Previous, string? PreviousUnits, string? Disputes)
{
    /// <summary>No files: a definition in the record has its parts as blobs.</summary>
    internal static ElectionFiles None { get; } = new("", "", "", "", [], [], null, null, null, null);

    internal static ElectionFiles Read(JsonValue json, HashSet<string> channels)
    {
        json.Only("form", "law", "units", "lists", "protocols", "acts", "official", "previous", "previous-units", "disputes");
        var protocols = ImmutableArray.CreateBuilder<ProtocolFile>();
        foreach (var item in json["protocols"]?.Expect(JsonKind.Array, "a list of protocol files").Items ?? [])
        {
            item.Only("file", "channel", "version");
            var channel = item.Need("channel");
            if (!channels.Contains(channel.AsText())) throw channel.Fail("channel-unknown", $"There is no channel \"{channel.Text}\".");
            protocols.Add(new ProtocolFile(Inside(item.Need("file")), channel.Text, item["version"]?.AsText() ?? item.Need("file").Text));
        }

        if (json["previous-units"] is { } alone && json["previous"] is null) throw alone.Fail("previous-missing", "Turnout of the previous election needs the file \"previous\" beside it.");
        return new ElectionFiles(
            json["form"] is { } form ? Inside(form) : "form.json",
            json["law"] is { } law ? Inside(law) : "law.json",
            json["units"] is { } units ? Inside(units) : "units.csv",
            json["lists"] is { } lists ? Inside(lists) : "lists.csv",
            protocols.ToImmutable(),
            [.. (json["acts"]?.Expect(JsonKind.Array, "a list of files").Items ?? []).Select(Inside)],
            json["official"] is { } official ? Inside(official) : null,
            json["previous"] is { } previous ? Inside(previous) : null,
            json["previous-units"] is { } turnout ? Inside(turnout) : null,
            json["disputes"] is { } disputes ? Inside(disputes) : null);
    }

    /// <summary>A file name that stays inside the folder.</summary>
    private static string Inside(JsonValue json)
    {
        var name = json.AsText();
        var isInside = name.Length > 0 && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
            && !name.Any(char.IsControl) && !name.StartsWith('/') && !name.Split('/').Contains("..");
        return isInside ? name : throw json.Fail("path-outside", $"A file of the folder is named by a path inside it, not \"{name}\".");
    }
}

/// <summary>A file of protocols.</summary>
/// <param name="File">Its name.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Version">Name of the version it brings.</param>
public sealed record ProtocolFile(string File, string Channel, string Version);

/// <summary>Reads acts/*.json.</summary>
public static class ActReader
{
    /// <summary>Reads one act. Refuses unknown kinds with line and path; whether units and lists exist is checked by <see cref="CheckAgainst"/>.</summary>
    public static Result<Act> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => Act(json.Value)) : json.Refusal!;
    }

    /// <summary>
    /// A refusal if the act names a unit or list that does not exist, or a lot names somebody twice or serves one who was not tied (<c>lot-names</c>); null if all is well.
    /// </summary>
    public static Refusal? CheckAgainst(Act act, Election election)
    {
        var unit = act is SetAside aside ? aside.Units.FirstOrDefault(u => election.Units.Find(u) < 0) : null;
        if (unit is not null) return new Refusal("unit-unknown", $"The act names the unit \"{unit}\", which is not among the units.");
        if (act is LotDrawn names && !(AreDistinct(names.Among) && AreDistinct(names.Drawn) && names.Drawn.All(names.Among.Contains)))
            return new Refusal("lot-names", "Those whom a lot served are among those tied, and each is named once.");
        var list = act is LotDrawn { Situation: null } lot ? lot.Among.FirstOrDefault(l => !CanBeTied(election, l)) : null;
        return list is null ? null : new Refusal("list-unknown", $"The act names the list \"{list}\", which is not among the lists.");
    }

    private static bool AreDistinct(ImmutableArray<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Length;

    /// <summary>Lists tie, and so do groups of lists (a value of an attribute) and units.</summary>
    private static bool CanBeTied(Election election, string name) =>
        election.FindList(name) >= 0 || election.Units.Find(name) >= 0 || election.Lists.Any(l => l.Attributes.ContainsValue(name));

    private static Act Act(JsonValue root)
    {
        var by = root.Need("by").AsText();
        var reason = LocalText.Read(root.Need("reason"));
        switch (root.Need("act").AsText())
        {
            case "set-aside":
                root.Only("$schema", "act", "by", "reason", "at", "units");
                return new SetAside(root.Need("units").AsTexts(), by, reason);
            case "lot":
                root.Only("$schema", "act", "by", "reason", "at", "among", "drawn", "situation");
                return new LotDrawn(root.Need("among").AsTexts(), root.Need("drawn").AsTexts(), by, reason)
                {
                    Situation = root["situation"] is { } situation ? LotReader.SituationOf(situation) : null,
                };
            default:
                throw root.Need("act").Fail("act-unknown", $"An act is set-aside or lot, not \"{root.Need("act").Text}\".");
        }
    }
}
