using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Scrutineer.Record.Tests;

public class TileVectors
{
    private static int Width(ulong partial) => partial == 0 ? TilePath.FullWidth : (int)partial;

    private static void AssertFile(JsonElement expected, byte[] body)
    {
        if (expected.TryGetProperty("sha256", out var hash)) Assert.Equal(hash.GetString(), Convert.ToHexStringLower(SHA256.HashData(body)));
        if (expected.TryGetProperty("len", out var length)) Assert.Equal(length.GetInt32(), body.Length);
        if (expected.TryGetProperty("hex", out var hex)) Assert.Equal(hex.GetString(), Convert.ToHexStringLower(body));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.path", MemberType = typeof(Vectors))]
    public void Paths_of_hash_tiles(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var path = new TilePath((int)input.Number("level"), input.Number("index"), Width(input.Number("partial")));
        Assert.Equal(expect.Text("path"), path.ToString());
        Assert.Equal(path, TilePath.Parse(path.ToString()).Value);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.entries_path", MemberType = typeof(Vectors))]
    public void Paths_of_bundles(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var path = TilePath.Entries(input.Number("index"), Width(input.Number("partial")));
        Assert.Equal(expect.Text("path"), path.ToString());
        Assert.Equal(path, TilePath.Parse(path.ToString()).Value);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.entries_path_for_index", MemberType = typeof(Vectors))]
    public void The_bundle_of_an_entry(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Text("path"), TilePath.EntriesFor(input.Number("entry_index"), input.Number("tree_size")).Value.ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.path_parse", MemberType = typeof(Vectors))]
    public void Only_canonical_paths_are_read(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var path = TilePath.Parse($"tile/{input.Text("level")}/{input.Text("rest")}");
        Assert.Equal(expect.Ok(), path.IsOk);
        if (!path.IsOk) return;
        Assert.Equal(((int)expect.Number("level"), expect.Number("index"), Width(expect.Number("partial"))), (path.Value.Level, path.Value.Index, path.Value.Width));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.plan", MemberType = typeof(Vectors))]
    public void The_tiles_of_a_size(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(
            expect.GetProperty("levels").EnumerateArray().Select(l => new TileLevel((int)l.Number("level"), l.Number("full"), (int)l.Number("partial_width"))),
            TilePlan.For(input.Number("tree_size")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tile.content", MemberType = typeof(Vectors))]
    public void The_bytes_of_tiles(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var tree = Tree.Numbered(input.Number("size"));
        foreach (var file in expect.GetProperty("files").EnumerateObject()) AssertFile(file.Value, tree.Files[file.Name]);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "bundle.parse", MemberType = typeof(Vectors))]
    public void Bundles_are_read(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var entries = EntryBundle.Parse(input.Hex("bundle_hex"));
        Assert.Equal(expect.Ok(), entries.IsOk);
        if (!entries.IsOk) return;
        Assert.Equal(expect.Texts("entries_hex"), entries.Value.Select(e => Convert.ToHexStringLower(e.Span)));
        Assert.Equal(input.Hex("bundle_hex"), EntryBundle.Encode(entries.Value).Value);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "bundle.encode", MemberType = typeof(Vectors))]
    public void Bundles_are_written(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var bundle = EntryBundle.Encode([new byte[input.Number("entry_len")]]);
        Assert.Equal(!expect.TryGetProperty("error", out _), bundle.IsOk);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "log.state", MemberType = typeof(Vectors))]
    public void The_files_of_a_log(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var entries = input.Texts("entries_utf8").Select(Encoding.UTF8.GetBytes).ToList();
        var tree = Tree.Of(entries);
        foreach (var (bundle, i) in entries.Chunk(TilePath.FullWidth).Select((b, i) => (b, i)))
            tree.Files.Add(TilePath.Entries((ulong)i, bundle.Length).ToString(), EntryBundle.Encode([.. bundle.Select(e => (ReadOnlyMemory<byte>)e)]).Value);
        Assert.Equal(expect.Text("root_b64"), tree.Root.ToBase64());
        foreach (var file in expect.GetProperty("files").EnumerateObject()) AssertFile(file.Value, tree.Files[file.Name]);
    }
}
