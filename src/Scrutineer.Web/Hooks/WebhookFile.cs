using System.Collections.Immutable;
using System.Text.Json;
using Scrutineer.Law;

namespace Scrutineer.Web.Hooks;

/// <summary>Reads the file of webhooks: <c>[{"url":"https://...","secret":"..."}]</c>.</summary>
public static class WebhookFile
{
    private const int MostHooks = 100;

    /// <summary>Reads it. Refuses <c>webhooks-format</c>, <c>webhooks-address</c>, <c>webhooks-secret</c>.</summary>
    public static Result<ImmutableArray<Webhook>> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            if (json.RootElement.ValueKind != JsonValueKind.Array || json.RootElement.GetArrayLength() > MostHooks) return Format($"it is not a list of at most {MostHooks}");
            var hooks = ImmutableArray.CreateBuilder<Webhook>();
            foreach (var one in json.RootElement.EnumerateArray())
            {
                if (Text(one, "url") is not { } url || Text(one, "secret") is not { } secret || one.EnumerateObject().Count() != 2) return Format("an entry has other members than url and secret");
                if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !Webhook.MayCall(address))
                    return new Refusal("webhooks-address", $"\"{url}\" is not an https address (http is for this machine alone).");
                if (secret.Length < Webhook.ShortestSecret) return new Refusal("webhooks-secret", $"The secret of {url} has fewer than {Webhook.ShortestSecret} characters.");
                hooks.Add(new Webhook(address, secret));
            }

            return hooks.ToImmutable();
        }
        catch (JsonException e)
        {
            return Format(e.Message);
        }
    }

    private static string? Text(JsonElement one, string name) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Refusal Format(string why) => new("webhooks-format", $"The file of webhooks cannot be read: {why}.");
}
