using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A passkey in software: what a phone or a security key does, by the text of WebAuthn.</summary>
internal sealed class Authenticator(string origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private uint uses;
    private byte[] user = [];

    /// <summary>Who shows it: false is somebody who holds the key and has no finger or number to prove that it is his.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>The site that asks, as the browser sees it.</summary>
    public string Origin { get; set; } = origin;

    public JsonNode Make(JsonNode options)
    {
        user = Base64Url.DecodeFromChars(options["user"]!["id"]!.GetValue<string>());
        var client = Client("webauthn.create", options);
        var made = new CborWriter(CborConformanceMode.Lax);
        made.WriteStartMap(3);
        made.WriteTextString("fmt");
        made.WriteTextString("none");
        made.WriteTextString("attStmt");
        made.WriteStartMap(0);
        made.WriteEndMap();
        made.WriteTextString("authData");
        made.WriteByteString([.. Data(options["rp"]!["id"]!.GetValue<string>(), HasKey), .. new byte[16], 0, (byte)id.Length, .. id, .. PublicKey()]);
        made.WriteEndMap();
        return Credential(new JsonObject { ["clientDataJSON"] = Text(client), ["attestationObject"] = Text(made.Encode()), ["transports"] = new JsonArray("internal") });
    }

    public JsonNode Show(JsonNode options)
    {
        var client = Client("webauthn.get", options);
        var data = Data(options["rpId"]!.GetValue<string>(), 0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = Text(user) });
    }

    public void Dispose() => key.Dispose();

    private JsonObject Credential(JsonObject response) =>
        new() { ["id"] = Text(id), ["rawId"] = Text(id), ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response };

    private byte[] Client(string type, JsonNode options) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["type"] = type, ["challenge"] = options["challenge"]!.GetValue<string>(), ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] Data(string party, byte flags)
    {
        var count = BitConverter.GetBytes(++uses);
        Array.Reverse(count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(party)), (byte)(flags | Present | (VerifiesUser ? Verified : 0)), .. count];
    }

    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        var cose = new CborWriter(CborConformanceMode.Lax);
        cose.WriteStartMap(5);
        foreach (var (name, value) in ((int, int)[])[(1, 2), (3, -7), (-1, 1)])
        {
            cose.WriteInt32(name);
            cose.WriteInt32(value);
        }

        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return cose.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
