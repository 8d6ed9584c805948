import "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** BCP 47; the person's, else the best of Accept-Language, else English. */
    language: string;
    /** The client's address; X-Forwarded-For counts only behind configured proxies. */
    address: string;
  }
}
