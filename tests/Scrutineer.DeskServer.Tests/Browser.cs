using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A browser: keeps cookies and the form token, says where a request comes from, follows nothing by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public Browser(Uri address) =>
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };

    public string FormToken { get; set; } = "";

    public string? Site { get; set; } = "same-origin";

    public string? Origin { get; set; }

    public string? Bearer { get; set; }

    public Cookie? Cookie(string name) => cookies.GetAllCookies().FirstOrDefault(c => c.Name == name);

    public void SetCookie(string name, string value) => cookies.Add(client.BaseAddress!, new Cookie(name, value));

    public async Task<HttpResponseMessage> SignIn(string login, string password = LiveOffice.Password)
    {
        FormToken = (await Json(await Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var answer = await Post("/api/v1/sign-in", new { name = login, password });
        if (answer.IsSuccessStatusCode) FormToken = (await Json(answer))["formToken"]!.GetValue<string>();
        return answer;
    }

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<HttpResponseMessage> Post(string path, object body) => Send(HttpMethod.Post, path, JsonContent.Create(body, options: JsonSerializerOptions.Default));

    public Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), withToken: false);

    /// <summary>Something decisive, with the password given again.</summary>
    public Task<HttpResponseMessage> Confirmed(string path, object body, string password = LiveOffice.Password)
    {
        var node = JsonSerializer.SerializeToNode(body)!.AsObject();
        node["confirm"] = new JsonObject { ["password"] = password };
        return Send(HttpMethod.Post, path, JsonContent.Create(node));
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, bool withToken = true)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Site is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", Site);
        if (withToken && FormToken.Length > 0 && method != HttpMethod.Get) request.Headers.Add("X-Form-Token", FormToken);
        if (Origin is not null) request.Headers.TryAddWithoutValidation("Origin", Origin);
        if (Bearer is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Bearer}");
        return await client.SendAsync(request, LiveOffice.Cancel);
    }

    public static async Task<JsonNode> Json(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(LiveOffice.Cancel))!;

    /// <summary>The code of a refusal.</summary>
    public static async Task<string> Code(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await Json(answer))["code"]!.GetValue<string>();
    }

    public static StringContent Raw(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    public void Dispose() => client.Dispose();
}
