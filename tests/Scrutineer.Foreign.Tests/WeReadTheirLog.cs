using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Foreign.Tests;

public sealed class WeReadTheirLog : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scrutineer-go").FullName;

    private string Public => Path.Combine(folder, "public");

    private string Half => Path.Combine(folder, "half");

    private VerifierKey Make(int size)
    {
        var made = GoProgram.Run("recordmake", folder, "seed", $"{size}");
        Assert.Equal((0, ""), (made.Code, made.Error));
        return VerifierKey.Parse(made.Json.GetProperty("vkey").GetString()!).Value;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(70_000)]
    public void A_log_made_by_Go_is_accepted(int size)
    {
        var key = Make(size);
        var checkpoint = new FolderReader(Public).Check(key, Half);
        Assert.Null(checkpoint.Refusal);
        Assert.Equal((key.Name, (ulong)size), (checkpoint.Value.Origin, checkpoint.Value.Size));
        Assert.Equal(checkpoint.Value.Root, TreeTiles.Restore((ulong)size, new FolderReader(Public)).Value.Root());
    }

    [Fact]
    public void A_flipped_bit_in_a_log_made_by_Go_is_refused()
    {
        var key = Make(600);
        var reader = new FolderReader(Public);
        var files = Directory.GetFiles(Public, "*", SearchOption.AllDirectories).Append(Half);
        Assert.Empty(Damage.Unnoticed(files, () => reader.Check(key, Half).IsOk));
        Assert.True(reader.Check(key, Half).IsOk);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
