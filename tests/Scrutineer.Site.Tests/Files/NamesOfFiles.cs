using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using Xunit;

namespace Scrutineer.Site.Tests.Files;

/// <summary>A code of any length is a name that file systems take, and the name leads back to its unit.</summary>
public class NamesOfFiles
{
    [Theory]
    [InlineData("s1", "s1")]
    [InlineData("01-001_b", "01-001_b")]
    [InlineData("s/3 Ү", "s~2f3~20~d2~ae")]
    [InlineData("~", "~7e")]
    public void A_short_code_is_its_name_and_is_read_from_it(string code, string name)
    {
        Assert.Equal(name, PathCode.Of(code));
        Assert.Equal(code, PathCode.Read(name));
    }

    [Fact]
    public void The_longest_name_that_stays_whole_has_200_bytes()
    {
        var code = new string('a', 200);
        Assert.Equal(code, PathCode.Of(code));
        Assert.Equal(code, PathCode.Read(code));
        Assert.Null(PathCode.Read(code + "a"));
        Assert.True(PathCode.IsShortened(PathCode.Of(code + "a")));
    }

    [Fact]
    public void A_long_code_keeps_its_beginning_and_its_end_with_a_digest_between()
    {
        // The digest is that of: printf 'RU-77ИИ…0123' | sha256sum
        var code = string.Concat("RU-77", new string('И', 100), "0123");
        var name = PathCode.Of(code);
        Assert.Equal("RU-77" + Times("~d0~98", 12) + "~~" + Digest + "~~" + Times("~d0~98", 13) + "0123", name);
        Assert.InRange(name.Length, 1, PathCode.MostBytes);
        Assert.Null(PathCode.Read(name));
    }

    [Fact]
    public void Codes_that_differ_only_in_the_middle_have_different_names()
    {
        var names = Enumerable.Range(0, 1_000).Select(i => PathCode.Of($"{new string('Ж', 60)}{i}{new string('Ж', 60)}")).ToList();
        Assert.Equal(1_000, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.InRange(n.Length, 150, PathCode.MostBytes));
    }

    [Fact]
    public async Task Every_name_of_a_unit_and_of_a_list_leads_back_to_it()
    {
        var election = (await HostileRecord.Latest()).Election;
        var names = new CodeNames(election);
        for (var unit = 0; unit < election.Units.All.Length; unit++) Assert.Equal(unit, names.Unit(PathCode.Of(election.Units[unit].Code)));
        for (var list = 0; list < election.Lists.Length; list++) Assert.Equal(list, names.List(PathCode.Of(election.Lists[list].Code)));
        Assert.Contains(election.Units.All, u => PathCode.IsShortened(PathCode.Of(u.Code)));
        Assert.Equal(-1, names.Unit(PathCode.Of(HostileRecord.LongCode + "x")));
        Assert.Equal(-1, names.Unit(HostileRecord.LongCode));
    }

    [Fact]
    public async Task No_file_of_a_version_has_a_name_that_a_file_system_refuses()
    {
        var names = EditionFiles.Paths(await HostileRecord.Latest()).SelectMany(p => p.Split('/')).ToList();
        Assert.All(names, n => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(n), 1, 220));
    }

    private const string Digest = "833496bc7bcae450eb01f5982ac27219";

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
