using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Interchange.Files;
using Scrutineer.Interchange.Folders;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>An election that came from a folder is the same after its way through the blobs of a record.</summary>
public class DefinitionBlobs
{
    public static TheoryData<string> Elections() => [.. Directory.GetDirectories(Path.Combine(Shared.Repository, "elections"))
        .Where(d => File.Exists(Path.Combine(d, "election.json"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Elections))]
    public void An_election_folder_survives_its_blobs(string name)
    {
        var folder = Path.Combine(Shared.Repository, "elections", name);
        var (head, election) = Folder.Ok(FolderReader.ReadDefinition(folder));
        byte[] Blob(string file) => InputFile.ReadAll(Path.Combine(folder, file)).Value.ToArray();
        AssertSame(election, Folder.Ok(ElectionDefinition.Read(
            ElectionDefinition.Write(election), UnitsJson.Write(election.Units), Blob(head.Files.Form), Blob(head.Files.Law))));
    }

    [Theory]
    [InlineData("kg-2020-late", "kyrgyzstan-2020/snapshot-late-2413.csv")]
    [InlineData("pl-2019", "poland-2019/stations.csv.gz")]
    [InlineData("ru-2011", "russia-2011/2011.csv.zip")]
    public void The_units_of_a_whole_country_survive_their_blob(string name, string file)
    {
        var units = RealElections.Import(name, file).Election.Units;
        var bytes = UnitsJson.Write(units);
        var read = Folder.Ok(UnitsJson.Read(bytes));
        Assert.Equal(units.All.Select(Shown), read.All.Select(Shown));
        Assert.Equal(bytes, UnitsJson.Write(read));
    }

    private static void AssertSame(Election expected, Election read)
    {
        Assert.Equal(Shown(expected), Shown(read));
        Assert.Equal(expected.Units.All.Select(Shown), read.Units.All.Select(Shown));
        Assert.Equal(expected.Lists.Select(Shown), read.Lists.Select(Shown));
        Assert.Equal(expected.Channels.AsEnumerable(), read.Channels);
        Assert.Equal(expected.OtherBases.AsEnumerable(), read.OtherBases);
        Assert.Equal(expected.Tiles.AsEnumerable(), read.Tiles);
        Assert.Equal(expected.Official.AsEnumerable(), read.Official);
        Assert.Equal(expected.Calendar.AsEnumerable(), read.Calendar);
        Assert.Equal(expected.Licence, read.Licence);
        Assert.Equal(expected.Previous?.Lists.AsEnumerable(), read.Previous?.Lists.AsEnumerable());
        Assert.Equal(expected.Form.Lines.AsEnumerable(), read.Form.Lines);
        Assert.Equal(expected.Form.Equations.Select(e => (e.Code, e.Severity, e.Text)), read.Form.Equations.Select(e => (e.Code, e.Severity, e.Text)));
        Assert.Equal(expected.Law.Steps.Select(s => s.ToString()), read.Law.Steps.Select(s => s.ToString()));
        Assert.Equal(ElectionDefinition.Write(expected), ElectionDefinition.Write(read));
    }

    private static string Shown(Election e) =>
        FormattableString.Invariant($"{e.Id} {Shown(e.Name)} {e.Date:O} {Shown(e.Notice)} {Shown(e.Attribution)} {Shown(e.LegalState)} {e.IsPreliminary} {e.Form.Id} {e.Law.Id}");

    private static string Shown(ElectionList list) =>
        $"{list.Code} {Shown(list.Name)} {list.Colour} {string.Join(", ", list.Attributes)} {list.IsAgainstAll}";

    private static string Shown(Scrutineer.Elections.Units.Unit unit) =>
        FormattableString.Invariant($"{unit.Code} {unit.Level} {unit.Parent} {Shown(unit.Name)} {unit.Registered} {unit.Stations} {string.Join(", ", unit.Numbers)}");

    private static string Shown(LocalText text) => string.Join(", ", text.ByLanguage);
}
