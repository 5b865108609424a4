using System.Security.Cryptography;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Files plain, gzip or zip, told by their bytes; what is cut off or swells is refused.</summary>
public sealed class InputFiles : IDisposable
{
    private static readonly byte[] Text = "a,b\n1,2\n"u8.ToArray();
    private readonly Folder folder = new();

    [Fact]
    public void A_plain_a_gzip_and_a_zip_file_give_the_same_bytes_whatever_they_are_called()
    {
        foreach (var bytes in (byte[][])[Text, Folder.Gzip(Text), Folder.Zip(("x.csv", Text))])
            Assert.Equal(Text, Folder.Ok(Read(bytes)));
        Assert.Equal(Text, Folder.Ok(Read(Folder.Zip(("dir/", []), ("dir/x.csv", Text), ("__MACOSX/x.csv", Text)))));
        Assert.Empty(Folder.Ok(Read([])));
        Assert.Empty(Folder.Ok(Read(Folder.Gzip([]))));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name()
    {
        Assert.Equal(folder.At("none.csv"), Folder.Refused(InputFile.Open(folder.At("none.csv")), "file-missing").File);
        Folder.Refused(InputFile.Open(folder.At("no/such/folder.csv")), "file-missing");
        Folder.Refused(InputFile.Open(folder.Root), "file-denied");
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = Folder.Gzip(RandomNumberGenerator.GetBytes(2_000));
        foreach (var length in (int[])[18, 30, whole.Length / 2, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1])
            Assert.Equal(folder.At("x"), Folder.Refused(Read(whole[..length]), "archive-damaged").File);
    }

    [Fact]
    public void A_zip_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = Folder.Zip(("x.csv", RandomNumberGenerator.GetBytes(2_000)));
        foreach (var length in (int[])[30, whole.Length / 2, whole.Length - 22, whole.Length - 1])
            Assert.Equal(folder.At("x"), Folder.Refused(Read(whole[..length]), "archive-damaged").File);
    }

    [Fact]
    public void A_gzip_bomb_is_refused_before_it_fills_memory()
    {
        var bomb = Folder.Gzip(new byte[48 << 20]);
        Assert.True(bomb.Length < 80_000);
        Folder.Refused(Read(bomb), "archive-bomb");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_opened() => Folder.Refused(Read(Folder.Zip(("x", new byte[48 << 20]))), "archive-bomb");

    [Fact]
    public void A_file_that_packs_well_but_is_small_is_no_bomb() =>
        Assert.Equal(8 << 20, Folder.Ok(Read(Folder.Gzip(new byte[8 << 20]))).Length);

    [Fact]
    public void Of_several_files_in_an_archive_the_mapping_must_name_one()
    {
        folder.Write("x", Folder.Zip(("a.csv", Text), ("b.csv", "c\n"u8.ToArray())));
        Assert.Contains("a.csv, b.csv", Folder.Refused(InputFile.Open(folder.At("x")), "archive-several").Message, StringComparison.Ordinal);
        Assert.Contains("b.csv", Folder.Refused(InputFile.Open(folder.At("x"), "c.csv"), "archive-no-file").Message, StringComparison.Ordinal);
        using var inside = Folder.Ok(InputFile.Open(folder.At("x"), "b.csv"));
        using var reader = new StreamReader(inside);
        Assert.Equal("c\n", reader.ReadToEnd());
    }

    [Fact]
    public void A_definition_above_64_MB_is_refused() => Folder.Refused(Read(RandomNumberGenerator.GetBytes((64 << 20) + 1)), "file-large");

    public void Dispose() => folder.Dispose();

    private Result<byte[]> Read(byte[] bytes) => InputFile.ReadAll(folder.Write("x", bytes).At("x"));
}
