using System.Net;
using System.Net.Sockets;
using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Witnessing.Tests;

/// <summary>A server on this machine that reads the head of a request and then does as it likes.</summary>
public sealed class OddServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public OddServer(Func<Stream, CancellationToken, Task> answer)
    {
        listener.Start();
        serving = ServeAsync(answer);
    }

    public int Requests { get; private set; }

    public PolicyWitness InPolicy(string name = "odd") =>
        new(name, SampleWitness.Key(1).Verifier, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Answers each request with the next of these, and with the last from then on.</summary>
    public static OddServer Answering(params string[] answers)
    {
        var next = 0;
        return new OddServer((stream, end) => stream.WriteAsync(Encoding.UTF8.GetBytes(answers[Math.Min(next++, answers.Length - 1)]), end).AsTask());
    }

    public static string Http(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public static string Size(ulong size) => Http(409, $"{size}\n", "Content-Type: text/x.tlog.size\r\n");

    private async Task ServeAsync(Func<Stream, CancellationToken, Task> answer)
    {
        try
        {
            while (true)
            {
                using var one = await listener.AcceptTcpClientAsync(end.Token);
                Requests++;
                await using var stream = one.GetStream();
                try
                {
                    await ReadRequestAsync(stream);
                    await answer(stream, end.Token);
                }
                catch (IOException)
                {
                    // The client had enough.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ReadRequestAsync(Stream stream)
    {
        var all = new StringBuilder();
        var bytes = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(bytes, end.Token);
            if (read == 0) return;
            all.Append(Encoding.Latin1.GetString(bytes, 0, read));
            var text = all.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0) continue;
            var length = text[..head].Split("\r\n").Single(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))[16..];
            if (text.Length - head - 4 >= int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)) return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        end.Dispose();
        listener.Dispose();
    }
}
