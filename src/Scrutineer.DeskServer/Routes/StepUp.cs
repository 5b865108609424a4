using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Routes;

/// <summary>
/// Before something decisive: is it really he, and not somebody at his open screen? A form sends <c>password</c> or <c>credential</c> along, JSON a member
/// <c>confirm</c> with one of them.
/// </summary>
internal sealed class StepUp(StaffAccounts accounts, Passkeys passkeys, SignInLimits limits)
{
    /// <summary>Why it is not certain that it is he; null: it is. Refuses <c>desk-confirm-again</c>, <c>sign-in-too-often</c>, <c>desk-busy</c>.</summary>
    public async Task<Refusal?> Check(HttpContext context, Visitor visitor)
    {
        var given = await Given(context);
        if (!given.IsOk) return given.Refusal;
        var session = visitor.Session!;
        if (given.Value.Credential is { Length: > 0 } credential)
            return await passkeys.Opened(context, session.Id, credential, given.Value.Screen) is { IsOk: true, Value.Id: var id } && id == session.Account ? null : Again;
        if (given.Value.Password is not { Length: > 0 } password) return Again;
        if (!limits.IsOpen(visitor.Name)) return SignIn.TooOften;
        var fits = await accounts.Fits(await accounts.Find(session.Account), password);
        if (!fits.IsOk) return fits.Refusal;
        if (fits.Value) limits.Right(visitor.Name);
        else limits.Wrong(visitor.Name);
        return fits.Value ? null : Again;
    }

    private static Refusal Again => new("desk-confirm-again", "Confirm it with your password or passkey.");

    private static async Task<Result<(string? Password, string? Credential, string Screen)>> Given(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return (form["password"].ToString(), form["credential"].ToString(), Screen.Of(context.Request.Path, form));
        }

        if (!context.Request.HasJsonContentType()) return (null, null, "");
        var read = await Taken(context.Request);
        return read;
    }

    /// <summary>Takes the member confirm out of a JSON body: what is asked for stays, and is read as strictly as if nothing had been there.</summary>
    private static async Task<Result<(string? Password, string? Credential, string Screen)>> Taken(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        try
        {
            var body = JsonNode.Parse(bytes.ToArray(), documentOptions: new JsonDocumentOptions { MaxDepth = ApiJson.Deepest, AllowDuplicateProperties = false }) as JsonObject;
            var confirm = body?["confirm"] as JsonObject;
            body?.Remove("confirm");
            request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
            return (Text(confirm?["password"]), confirm?["credential"] is JsonObject credential ? credential.ToJsonString() : Text(confirm?["credential"]), Screen.Of(request.Path, body));
        }
        catch (JsonException e)
        {
            return ApiJson.Refused(e);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
