using System.IO.Compression;
using System.Net;
using Scrutineer.Published;
using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests.Published;

/// <summary>One record verifies the same from a folder, an archive and a web server.</summary>
public sealed class Places : IDisposable
{
    private static readonly Dictionary<string, byte[]> Files = SampleRecord.Maker(60).Files();
    private readonly string folder = Directory.CreateTempSubdirectory("places").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static VerificationReport Verify(IPublishedFiles files) => RecordVerifier.Verify(files, new VerifyOptions());

    [Fact]
    public void A_record_verifies_from_a_folder()
    {
        foreach (var (path, bytes) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), bytes);
        }

        using var opened = PublishedFiles.Open(folder)!;
        Assert.True(Verify(opened.Files).IsVerified);
        File.Delete(Path.Combine(folder, "tile/0/000"));
        Assert.Equal("tile/0/000", Verify(opened.Files).FirstFailed!.Fault!.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2027/record/")]
    public void A_record_verifies_from_an_archive_also_in_a_folder_of_it(string prefix)
    {
        var file = Path.Combine(folder, "record.zip");
        using (var archive = new ZipArchive(File.Create(file), ZipArchiveMode.Create))
            foreach (var (path, bytes) in Files) Add(archive, prefix + path, bytes);
        using var opened = PublishedFiles.Open(file)!;
        Assert.True(Verify(opened.Files).IsVerified);
    }

    [Fact]
    public void An_archive_with_a_name_twice_or_packed_too_densely_is_refused()
    {
        using var twice = new MemoryStream();
        using (var archive = new ZipArchive(twice, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "checkpoint", [1]);
            Add(archive, "checkpoint", [2]);
        }

        Assert.Throws<InvalidDataException>(() => new ZipFiles(twice));
        using var dense = new MemoryStream();
        using (var archive = new ZipArchive(dense, ZipArchiveMode.Create, leaveOpen: true)) Add(archive, "checkpoint", new byte[20_000_000]);
        using var files = new ZipFiles(dense);
        Assert.Throws<InvalidDataException>(() => files.Read("checkpoint", 20_000_000));
        Assert.Throws<InvalidDataException>(() => new ZipFiles(new MemoryStream([1, 2, 3])));
    }

    [Fact]
    public void A_record_verifies_from_a_web_server()
    {
        using var server = new Server(Files);
        using var opened = PublishedFiles.Open(server.Address)!;
        Assert.True(Verify(opened.Files).IsVerified);
        Assert.All(server.Asked, a => Assert.StartsWith("GET ", a));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(500)]
    public void Another_answer_than_a_file_or_none_ends_the_verification(int status)
    {
        using var server = new Server(Files) { Status = status };
        using var opened = PublishedFiles.Open(server.Address)!;
        Assert.Throws<HttpRequestException>(() => Verify(opened.Files));
    }

    [Fact]
    public void A_file_is_read_to_its_limit_and_one_byte_more()
    {
        using var server = new Server(new Dictionary<string, byte[]> { ["checkpoint"] = new byte[500_000] });
        using var opened = PublishedFiles.Open(server.Address)!;
        Assert.InRange(opened.Files.Read("checkpoint", 1_000)!.Value.Length, 1_001, 100_000);
        Assert.Null(opened.Files.Read("current.json", 1_000));
    }

    [Fact]
    public void Only_http_and_paths_of_a_record_are_opened()
    {
        Assert.Null(PublishedFiles.Open("file:///etc"));
        Assert.Null(PublishedFiles.Open(Path.Combine(folder, "nothing")));
        Assert.Throws<ArgumentException>(() => new HttpFiles(new Uri("ftp://example.org/"), TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentException>(() => new DirectoryFiles(folder).Read("../secret", 10));
        Assert.Throws<ArgumentException>(() => new DirectoryFiles(folder).Read("/etc/passwd", 10));
    }

    [Fact]
    public void A_remembered_checkpoint_is_replaced_as_a_whole()
    {
        var file = Path.Combine(folder, "remembered");
        Assert.Null(RememberedFile.Read(file));
        RememberedFile.Replace(file, "one"u8);
        RememberedFile.Replace(file, "two"u8);
        Assert.Equal("two"u8.ToArray(), RememberedFile.Read(file)!.Value.ToArray());
        Assert.Single(Directory.GetFiles(folder));
    }

    private static void Add(ZipArchive archive, string path, byte[] bytes)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(bytes);
    }

    /// <summary>A web server of these files.</summary>
    private sealed class Server : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Dictionary<string, byte[]> files;

        public Server(Dictionary<string, byte[]> files)
        {
            this.files = files;
            for (var port = 41_000; ; port++)
            {
                Address = $"http://127.0.0.1:{port}/record/";
                listener.Prefixes.Clear();
                listener.Prefixes.Add(Address);
                try
                {
                    listener.Start();
                    break;
                }
                catch (HttpListenerException) when (port < 41_999)
                {
                    continue;
                }
            }

            _ = Serve();
        }

        public string Address { get; }

        public int Status { get; init; } = 200;

        public List<string> Asked { get; } = [];

        public void Dispose() => listener.Close();

        private async Task Serve()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                Asked.Add($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}");
                var found = files.TryGetValue(context.Request.Url.AbsolutePath["/record/".Length..], out var bytes);
                context.Response.StatusCode = Status != 200 ? Status : found ? 200 : 404;
                try
                {
                    if (context.Response.StatusCode == 200) context.Response.OutputStream.Write(bytes!);
                    context.Response.Close();
                }
                catch (HttpListenerException)
                {
                    // The reader has enough.
                    context.Response.Abort();
                }
            }
        }
    }
}
