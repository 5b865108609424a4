using System.Text;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Witnessing.Tests;

public class OddWitnesses
{
    private static readonly SampleLog Log = SampleLog.Of(40);
    private static readonly Cosigner Right = SampleWitness.Key(1);

    private static string Line(Cosigner by, int size) => by.Sign(Log.Note(size).Text, 5).Value.Line;

    private static async Task<WitnessOutcome> AskAsync(OddServer odd, double seconds = 60)
    {
        using var client = new WitnessClient(new WitnessPatience { Each = TimeSpan.FromSeconds(seconds) });
        return await client.AskAsync(Log.Note(30), odd.InPolicy(), Log, cancellation: TestContext.Current.CancellationToken);
    }

    public static TheoryData<string, string, WitnessVerdict> Answers() => new()
    {
        { "no HTTP", "hello\r\n\r\n", WitnessVerdict.Unreachable },
        { "nothing", "", WitnessVerdict.Unreachable },
        { "half an answer", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc", WitnessVerdict.Unreachable },
        { "500", OddServer.Http(500, "no"), WitnessVerdict.Later },
        { "429", OddServer.Http(429, ""), WitnessVerdict.Later },
        { "garbage", OddServer.Http(200, "\u0001garbage"), WitnessVerdict.BadAnswer },
        { "no line", OddServer.Http(200, ""), WitnessVerdict.BadAnswer },
        { "a redirect", OddServer.Http(302, "", "Location: http://127.0.0.1:9/\r\n"), WitnessVerdict.Refused },
        { "a key of another witness", OddServer.Http(200, Line(SampleWitness.Key(2), 30)), WitnessVerdict.BadAnswer },
        { "a key of another witness under the same name", OddServer.Http(200, Line(Cosigner.FromSeed(Right.Verifier.Name, new byte[32]).Value, 30)), WitnessVerdict.BadAnswer },
        { "a cosignature of another size", OddServer.Http(200, Line(Right, 29)), WitnessVerdict.BadAnswer },
        { "the right one", OddServer.Http(200, Line(Right, 30)), WitnessVerdict.Cosigned },
        { "the right one and a foreign one", OddServer.Http(200, Line(Right, 30) + Line(SampleWitness.Key(2), 30)), WitnessVerdict.Cosigned },
        { "409 without a size", OddServer.Http(409, "fork"), WitnessVerdict.Inconsistent },
        { "409 with a size and no content type", OddServer.Http(409, "7\n"), WitnessVerdict.Inconsistent },
        { "a larger size", OddServer.Size(31), WitnessVerdict.Ahead },
        { "an endless size", OddServer.Http(409, new string('9', 400) + "\n", "Content-Type: text/x.tlog.size\r\n"), WitnessVerdict.Inconsistent },
        { "a strange status", OddServer.Http(299, ""), WitnessVerdict.Refused },
        { "long headers", OddServer.Http(200, Line(Right, 30), $"A: {new string('a', 40_000)}\r\n"), WitnessVerdict.Unreachable },
        { "a strange content type", OddServer.Http(409, "7\n", "Content-Type: ;;;\r\n"), WitnessVerdict.Inconsistent },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_answer_of_a_witness_makes_the_client_throw(string what, string answer, WitnessVerdict expected)
    {
        await using var odd = OddServer.Answering(answer);
        var outcome = await AskAsync(odd);
        Assert.Equal((what, expected), (what, outcome.Verdict));
        Assert.Equal(expected == WitnessVerdict.Cosigned ? 1 : 0, outcome.Signatures.Length);
        Assert.Equal(expected == WitnessVerdict.Cosigned, outcome.Why is null);
    }

    [Fact]
    public async Task A_witness_that_names_ever_other_sizes_is_asked_twice()
    {
        await using var odd = OddServer.Answering(OddServer.Size(7), OddServer.Size(9), OddServer.Size(11));
        var outcome = await AskAsync(odd);
        Assert.Equal((WitnessVerdict.OtherSize, 9UL, 2), (outcome.Verdict, outcome.LastSize, odd.Requests));
    }

    [Fact]
    public async Task A_silent_witness_is_left()
    {
        await using var odd = new OddServer((_, end) => Task.Delay(Timeout.Infinite, end));
        Assert.Equal(WitnessVerdict.Unreachable, (await AskAsync(odd, 0.5)).Verdict);
    }

    [Fact]
    public async Task A_witness_that_dribbles_is_left()
    {
        await using var odd = new OddServer(async (stream, end) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"u8.ToArray(), end);
            while (true)
            {
                await stream.WriteAsync("a"u8.ToArray(), end);
                await Task.Delay(50, end);
            }
        });
        Assert.Equal(WitnessVerdict.Unreachable, (await AskAsync(odd, 0.5)).Verdict);
    }

    [Theory]
    [InlineData("Content-Length: 1000000000\r\n")]
    [InlineData("Connection: close\r\n")]
    public async Task A_huge_answer_is_not_read_to_its_end(string header)
    {
        await using var odd = new OddServer(async (stream, end) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n"), end);
            var much = new byte[65536];
            while (true) await stream.WriteAsync(much, end);
        });
        Assert.Equal(WitnessVerdict.Unreachable, (await AskAsync(odd)).Verdict);
    }

    [Fact]
    public async Task Whoever_cancels_waits_no_longer()
    {
        await using var odd = new OddServer((_, end) => Task.Delay(Timeout.Infinite, end));
        using var client = new WitnessClient();
        using var soon = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AskAsync(Log.Note(30), odd.InPolicy(), Log, cancellation: soon.Token));
    }
}
