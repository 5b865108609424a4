using System.Text;
using System.Text.Json;
using Scrutineer.Record;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public sealed class Transcript : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task A_witness_answers_over_HTTP_as_in_the_transcript()
    {
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(Shared.Path("vectors", "record.json"), TestContext.Current.CancellationToken));
        var input = vectors.RootElement.GetProperty("vectors").EnumerateArray().Single(v => v.GetProperty("category").GetString() == "witness.http").GetProperty("in");
        var log = VerifierKey.Parse(input.GetProperty("log_vkey").GetString()!).Value;
        var cosigner = SampleWitness.Key(1);
        var started = await WitnessServer.StartAsync(new WitnessOptions([new WitnessLog(log.Name, [log])], cosigner, folder), TestContext.Current.CancellationToken);
        await using var server = started.Value;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var steps = 0;
        foreach (var step in input.GetProperty("steps").EnumerateArray())
        {
            var sent = step.GetProperty("body").GetString()!;
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent));
            using var answer = await http.PostAsync(new Uri(server.Address, "add-checkpoint"), content, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var name = step.GetProperty("name").GetString()!;
            Assert.Equal((name, step.GetProperty("status").GetInt32()), (name, (int)answer.StatusCode));
            if (step.TryGetProperty("content_type", out var type)) Assert.Equal(type.GetString(), answer.Content.Headers.ContentType!.ToString());
            if (step.TryGetProperty("response_body", out var expected)) Assert.Equal(expected.GetString(), body);
            if (answer.IsSuccessStatusCode)
            {
                var note = WitnessRequest.Parse(Encoding.UTF8.GetBytes(sent)).Value.Note;
                Assert.IsType<WitnessAnswer.Cosigned>(WitnessAnswer.Read(200, null, Encoding.UTF8.GetBytes(body), note, cosigner.Verifier));
                var monitored = await http.GetByteArrayAsync(new Uri(server.Address, Checkpoint.MonitoringPath(log.Name)), TestContext.Current.CancellationToken);
                Assert.Equal(note.Text, WitnessState.Parse(monitored).Value.Note.Text);
                Assert.Equal(2, Checkpoint.Open(SignedNote.Parse(monitored).Value, log, cosigner.Verifier).Value.Note.Verified.Length);
            }

            steps++;
        }

        Assert.Equal(11, steps);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
