using System.Text;
using System.Text.Json;
using Xunit;

namespace Scrutineer.Record.Tests;

public class WitnessVectors
{
    private const ulong Now = 1_700_000_000;

    private static readonly Cosigner Signer = Cosigner.FromSeed("witness.example/w1", new byte[32]).Value;

    private static string? ContentType(JsonElement e) => e.TryGetProperty("content_type", out var type) ? type.GetString() : null;

    [Theory]
    [MemberData(nameof(Vectors.Of), "witness.http", MemberType = typeof(Vectors))]
    public void A_witness_answers_as_in_the_transcript(string id)
    {
        var (input, _) = Vectors.Get(id);
        var key = VerifierKey.Parse(input.Text("log_vkey")).Value;
        var witness = new Witness([new WitnessLog(key.Name, [key])], Signer);
        WitnessState? state = null;
        foreach (var step in input.GetProperty("steps").EnumerateArray())
        {
            var reply = witness.Decide(Encoding.UTF8.GetBytes(step.Text("body")), _ => state, Now);
            Assert.Equal((step.Text("name"), (int)step.Number("status")), (step.Text("name"), reply.Status));
            if (ContentType(step) is { } type) Assert.Equal(type, reply.ContentType);
            if (step.TryGetProperty("response_body", out var body)) Assert.Equal(body.GetString(), reply.Body);
            Assert.Equal(reply.Status == 200, reply.NewState is not null);
            state = reply.NewState ?? state;
            if (reply.Status != 200) continue;
            var sent = WitnessRequest.Parse(Encoding.UTF8.GetBytes(step.Text("body"))).Value;
            Assert.Equal(step.Text("body"), sent.ToString());
            var cosigned = Assert.IsType<WitnessAnswer.Cosigned>(WitnessAnswer.Read(200, null, Encoding.UTF8.GetBytes(reply.Body), sent.Note, witness.Verifier));
            Assert.Equal(Now, cosigned.Signatures.Single().Time);
            Assert.Equal(state, WitnessState.Parse(state!.Note.ToBytes()).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "witness.status", MemberType = typeof(Vectors))]
    public void A_witness_answers_with_the_status_of_the_case(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var reply = WitnessCases.Decide(input.Text("case"));
        Assert.Equal((int)expect.Number("status"), reply.Status);
        Assert.Equal(ContentType(expect), reply.ContentType);
    }
}
