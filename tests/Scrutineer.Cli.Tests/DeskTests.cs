using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

/// <summary>What the command line does for a desk, without serving it.</summary>
public class DeskTests
{
    [Fact]
    public void Two_administrators_are_made_and_a_third_is_refused_and_records_leave_by_https_alone()
    {
        using var work = new Workplace();
        var opened = Program.Of("open", Path.Combine(Shared.Repository, "elections", "kg-2020"), "--out", work.Folder, "--empty");
        Assert.True(opened.Exit == 0, opened.Error);
        var first = Program.Of("desk", "first", work.Folder, "anna");
        Assert.Equal(0, first.Exit);
        Assert.Matches("^  [2-9a-z]{4}(-[2-9a-z]{4}){3}$", first.Out.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.Equal(0, Program.Of("desk", "first", work.Folder, "borys").Exit);
        var third = Program.Of("desk", "first", work.Folder, "clara");
        Assert.Equal(1, third.Exit);
        Assert.Contains("two administrators", third.Error);

        var token = work.Write("token.txt", "scrutineer_x\n");
        var plain = Program.Of("desk", "send", work.Folder, "http://example.org", "--token", token);
        Assert.Equal(1, plain.Exit);
        Assert.Contains("https://NAME", plain.Error);
        Assert.Equal(1, Program.Of("desk", "send", work.Folder, "https://example.org", "--token", work.Write("empty.txt", "")).Exit);
        Assert.Equal(2, Program.Of("desk", "send", work.Folder, "https://example.org").Exit);
        Assert.Equal(1, Program.Of("desk", "restore", work.At("there"), work.Folder).Exit);
        Assert.Equal(1, Program.Of("desk", "restore", work.Folder, work.Folder).Exit);
    }
}
