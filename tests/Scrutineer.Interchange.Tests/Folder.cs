using System.IO.Compression;
using System.Text;
using Scrutineer.Interchange.Folders;
using Scrutineer.Interchange.Import;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>An election folder of its own for each test, small and right; tests break one file of it. Removed at the end.</summary>
public sealed class Folder : IDisposable
{
    public Folder()
    {
        Root = Directory.CreateTempSubdirectory("scrutineer-test-").FullName;
        Write("election.json", """
            {
              "format": "scrutineer-election/1", "id": "t", "names": "Test", "date": "2020-10-04",
              "channels": [{"code": "hand", "names": "Hand", "decides": true}],
              "files": {
                "protocols": [{"file": "protocols/hand.csv", "channel": "hand", "version": "v1"}]
              }
            }
            """);
        Write("form.json", """
            {
              "format": "scrutineer-form/1", "id": "f",
              "lines": [{"code": "registered", "names": "Register"}, {"code": "valid", "names": "Valid"}],
              "bases": {"registered": "registered", "valid": "valid"},
              "equations": [
                {"code": "E1", "severity": "error", "equation": "valid = sum(lists)", "short": "s", "long": "l"}
              ]
            }
            """);
        Write("law.json", """
            {
              "id": "t", "ties": "lot", "result": "S",
              "steps": [
                {"do": "award", "as": "S", "seats": 5, "by": {"divisors": "dhondt"}}
              ]
            }
            """);
        Write("lists.csv", "code,name_en,colour\nL1,One,#aa0000\nL2,Two,\n");
        Write("units.csv", "code,level,parent,name_en,registered\nc,country,,Country,\nr1,region,c,North,\na,station,r1,School,100\nb,station,r1,Hall,200\n");
        Write("protocols/hand.csv", "unit,registered,valid,L1,L2\na,100,50,30,20\nb,200,70,30,40\n");
        Write("mapping.json", """
            {
              "format": "scrutineer-mapping/1",
              "inputs": [{"channel": "hand", "version": "v1"}],
              "unit": {"columns": "station", "create": true, "above": [{"level": "region", "column": "region"}]},
              "lines": {"valid": ["ballots"]},
              "lists": {"L1": "one", "L2": "two"}
            }
            """);
    }

    public string Root { get; }

    public string At(string name) => Path.Combine(Root, name);

    public Folder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public Folder Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
        return this;
    }

    /// <summary>Replaces a text of a file; it must be there.</summary>
    public Folder Edit(string name, string from, string to)
    {
        var text = File.ReadAllText(At(name));
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(name, text.Replace(from, to, StringComparison.Ordinal));
    }

    public Result<ElectionFolder> Read() => FolderReader.Read(Root);

    /// <summary>Imports a file of results by mapping.json.</summary>
    public Result<Imported> Import(string file) => Import(Encoding.UTF8.GetBytes(file));

    public Result<Imported> Import(byte[] file)
    {
        Write("in/results.csv", file);
        var mapping = MappingReader.Read(At("mapping.json"));
        return mapping.IsOk ? Importer.Read(mapping.Value, [At("in/results.csv")]) : mapping.Refusal!;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(bytes);
        return memory.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    public static Refusal Refused<T>(Result<T> result, string code)
    {
        Assert.False(result.IsOk, $"This should be refused as {code}.");
        Assert.Equal(code, result.Refusal!.Code);
        Assert.NotEmpty(result.Refusal.Message);
        return result.Refusal;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
