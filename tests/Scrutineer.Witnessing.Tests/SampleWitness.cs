using Scrutineer.Record;

namespace Scrutineer.Witnessing.Tests;

/// <summary>A witness on this machine, with a folder that is removed with it.</summary>
public sealed class SampleWitness : IAsyncDisposable
{
    private readonly WitnessOptions options;
    private WitnessServer? server;

    private SampleWitness(WitnessOptions options) => this.options = options;

    public string Folder => options.Folder;

    public Cosigner Cosigner => options.Cosigner;

    public Uri Address => server!.Address;

    public List<WitnessEvent> Told { get; } = [];

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public static Cosigner Key(byte seed) => Cosigner.FromSeed($"w{seed}.example", [.. Enumerable.Repeat(seed, 32)]).Value;

    public static async Task<SampleWitness> StartAsync(SampleLog log, byte seed = 1, TimeProvider? time = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var witness = new SampleWitness(new WitnessOptions([log.AsKnown], Key(seed), folder) { Time = time ?? TimeProvider.System });
        await witness.StartAgainAsync();
        return witness;
    }

    public Task<Result<WitnessServer>> SecondAsync(byte? seed = null) =>
        WitnessServer.StartAsync(options with { Cosigner = seed is { } other ? Key(other) : Cosigner });

    public async Task StartAgainAsync()
    {
        if (server is not null) await server.DisposeAsync();
        var started = await WitnessServer.StartAsync(options with { Tell = Note });
        server = started.Value;
    }

    public async Task StopAsync()
    {
        if (server is not null) await server.DisposeAsync();
        server = null;
    }

    public async Task<(int Status, string Body)> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var answer = await Http.PostAsync(new Uri(Address, "add-checkpoint"), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public PolicyWitness InPolicy(string name = "w") => new(name, Cosigner.Verifier, Address.ToString());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private void Note(WitnessEvent told)
    {
        lock (Told) Told.Add(told);
    }
}
