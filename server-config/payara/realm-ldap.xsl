<?xml version="1.0" encoding="UTF-8"?>
<!--
  A directory behind Payara Embedded 6 for hiroba.auth=container: Payara Embedded keeps nothing of what commands change, so the
  realm goes into its domain.xml, after loopback.xsl. Change the names of your directory. The URL, the name and the password with
  which Payara reads there are parameters, since Payara Embedded resolves no property here; the result holds the password: let
  nobody else read it. Groups within groups count for nothing there.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="url" select="'ldaps://ldap.example.com'"/>
  <xsl:param name="user" select="'cn=hiroba,ou=services,dc=example,dc=com'"/>
  <xsl:param name="password"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="security-service">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="default-realm">hiroba</xsl:attribute>
      <auth-realm name="hiroba" classname="com.sun.enterprise.security.auth.realm.ldap.LDAPRealm">
        <property name="jaas-context" value="ldapRealm"/>
        <property name="directory" value="{$url}"/>
        <property name="search-bind-dn" value="{$user}"/>
        <property name="search-bind-password" value="{$password}"/>
        <property name="base-dn" value="ou=people,dc=example,dc=com"/>
        <property name="search-filter" value="uid=%s"/>
        <property name="group-base-dn" value="ou=groups,dc=example,dc=com"/>
        <property name="group-search-filter" value="member=%d"/>
        <property name="group-target" value="cn"/>
      </auth-realm>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
